//! The facts of all policies side by side: a row for each thing that is
//! stated, a cell for each policy.

use super::place::place;
use crate::content::{Content, Policy};
use crate::site_address::SiteAddress;
use messages::Language;
use policy::{Fact, FactKind, Topic};
use policy_viewer::pages::{Compared, Comparison, FactRow, RowName, Stated};

/// The kinds of facts in the order of what readers ask first.
const KINDS: [FactKind; 14] = [
    FactKind::Right,
    FactKind::Retention,
    FactKind::ConsentLifetime,
    FactKind::ReviewInterval,
    FactKind::ResponseTime,
    FactKind::AgeOfMajority,
    FactKind::KeyLength,
    FactKind::Protocol,
    FactKind::Law,
    FactKind::Cookie,
    FactKind::Data,
    FactKind::Purpose,
    FactKind::Recipient,
    FactKind::Measure,
];

/// Everything that is compared, in a language.
pub(super) fn comparison(content: &Content, address: &SiteAddress, language: Language) -> Comparison {
    let names = Names { content, address, language };
    let compared = |policy: &Policy| Compared {
        id: policy.id.clone(),
        controller: policy.controller_in(language).to_owned(),
        language: policy.text_in(language).0,
        sections: sections(policy),
    };
    let kinds = KINDS.into_iter().map(|kind| (kind, names.term("kind", kind.as_str()), names.rows(kind)));
    let topics = Topic::ALL.into_iter().filter(|topic| {
        content.policies.iter().any(|policy| policy.settings.topics.values().any(|topics| topics.value.contains(topic)))
    });
    Comparison {
        policies: content.policies.iter().map(compared).collect(),
        kinds: kinds.filter(|(_, _, rows)| !rows.is_empty()).collect(),
        topics: topics.map(|topic| (topic, names.term("topic", topic.as_str()))).collect(),
        facts: content.policies.iter().map(|policy| policy.settings.facts.len()).sum(),
    }
}

/// The sections of a text with the topics of each, in its order.
fn sections(policy: &Policy) -> Vec<(String, Vec<Topic>)> {
    let known = policy.original_text().document.sections.iter().filter_map(|section| {
        let id = section.id.as_str();
        Some((id.to_owned(), policy.settings.topics.get(id)?.value.clone()))
    });
    known.collect()
}

struct Names<'a> {
    content: &'a Content,
    address: &'a SiteAddress,
    language: Language,
}

impl Names<'_> {
    /// What is stated of a kind. What more policies state comes first.
    fn rows(&self, kind: FactKind) -> Vec<FactRow> {
        let mut rows: Vec<FactRow> = Vec::new();
        for (column, policy) in self.content.policies.iter().enumerate() {
            for fact in policy.settings.facts.iter().map(|fact| &fact.value).filter(|fact| fact.kind == kind) {
                let name = self.row_name(fact);
                let stated = self.stated(policy, fact);
                let index = rows.iter().position(|row| row.name == name).unwrap_or_else(|| {
                    rows.push(FactRow { name, cells: vec![Vec::new(); self.content.policies.len()] });
                    rows.len() - 1
                });
                if let Some(cell) = rows.get_mut(index).and_then(|row| row.cells.get_mut(column)) {
                    cell.push(stated);
                }
            }
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.cells.iter().filter(|cell| !cell.is_empty()).count()));
        rows
    }

    fn row_name(&self, fact: &Fact) -> RowName {
        if is_named_by_value(fact.kind) {
            return RowName::Of(self.term(fact.kind.as_str(), &fact.value));
        }
        match &fact.about {
            Some(about) => RowName::Of(self.subject(about)),
            None => RowName::General,
        }
    }

    fn stated(&self, policy: &Policy, fact: &Fact) -> Stated {
        let sections = &policy.original_text().document.sections;
        let section = sections.iter().find(|section| section.addresses().contains(&fact.clause.as_str()));
        let topics = section.and_then(|section| policy.settings.topics.get(section.id.as_str()));
        Stated {
            kind: fact.kind,
            value: fact.value.clone(),
            about: fact.about.as_ref().map(|about| self.subject(about)),
            place: place(policy, self.language, self.address, &fact.clause),
            topics: topics.map(|topics| topics.value.clone()).unwrap_or_default(),
        }
    }

    fn term(&self, kind: &str, name: &str) -> String {
        self.content.vocabulary.name(kind, name, self.language).to_owned()
    }

    fn subject(&self, name: &str) -> String {
        self.content.vocabulary.subject_name(name, self.language).to_owned()
    }
}

/// Whether the value says what is stated, rather than how much of it.
fn is_named_by_value(kind: FactKind) -> bool {
    kind.takes_term() || kind == FactKind::Law
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content, shell};

    #[test]
    fn every_fact_has_its_cell() {
        let (content, report) = content::load(&shell::root().join("policies"));
        assert!(content.is_some(), "{report}");
        let content = content.expect("policies");
        let address = SiteAddress::new(None, None, "http://127.0.0.1:8080").expect("an address");
        let comparison = comparison(&content, &address, Language::Kk);
        let rows: Vec<&FactRow> = comparison.kinds.iter().flat_map(|(.., rows)| rows).collect();
        for (column, policy) in content.policies.iter().enumerate() {
            let cells = rows.iter().flat_map(|row| row.cells.get(column)).flatten();
            let mut clauses: Vec<&str> = cells.map(|stated| stated.place.address.as_str()).collect();
            let mut facts: Vec<&str> = policy.settings.facts.iter().map(|fact| fact.value.clause.as_str()).collect();
            clauses.sort_unstable();
            facts.sort_unstable();
            assert_eq!(clauses, facts, "{}", policy.id);
        }
        let silent = |row: &&&FactRow| row.cells.iter().all(Vec::is_empty);
        assert_eq!(rows.iter().filter(silent).count(), 0, "a row that nobody states");
        let stated = rows.iter().flat_map(|row| row.cells.iter().flatten());
        assert_eq!(
            stated.filter(|stated| stated.topics.is_empty()).count(),
            0,
            "every clause stands in a section with topics"
        );
    }
}
