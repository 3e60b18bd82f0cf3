//! Whom one can write to, about which right, and what the policy says of it:
//! all from `policy.toml` and the clauses it names.

use super::place::place;
use crate::content::{Content, Policy, Way, clause_text};
use crate::site_address::SiteAddress;
use messages::Language;
use policy::{Document, Fact, FactKind};
use policy_viewer::pages::{Correspondent, Place, Request, Ways};

/// The rights that most come for, in this order; others follow in the policy's.
const USUAL: [&str; 10] = [
    "access",
    "correction",
    "deletion",
    "restriction",
    "portability",
    "transfer",
    "objection",
    "withdrawal",
    "complaint",
    "information",
];

/// Every policy as one writes to whoever is behind it, in a language.
pub(super) fn correspondents(content: &Content, address: &SiteAddress, language: Language) -> Vec<Correspondent> {
    let clerk = |policy| Clerk { content, address, policy, language };
    content.policies.iter().map(|policy| clerk(policy).correspondent()).collect()
}

struct Clerk<'a> {
    content: &'a Content,
    address: &'a SiteAddress,
    policy: &'a Policy,
    language: Language,
}

impl Clerk<'_> {
    fn correspondent(&self) -> Correspondent {
        let (_, text) = self.policy.text_in(self.language);
        let mut rights: Vec<&Fact> = self.facts(FactKind::Right).collect();
        let rank = |right: &Fact| USUAL.iter().position(|known| *known == right.value).unwrap_or(USUAL.len());
        // Of several of the same, the one without a limit has the plain name.
        rights.sort_by_key(|right| (rank(right), right.about.is_some()));
        let requests = rights.iter().enumerate().map(|(index, right)| {
            let before = rights.get(..index).unwrap_or_default();
            self.request(right, before.iter().any(|other| other.value == right.value))
        });
        Correspondent {
            id: self.policy.id.clone(),
            controller: self.policy.controller_in(self.language).to_owned(),
            title: text.document.title.clone(),
            restated: self.policy.settings.provenance.is_some(),
            contacts: self.contacts(),
            requests: requests.collect(),
        }
    }

    fn facts(&self, kind: FactKind) -> impl Iterator<Item = &Fact> {
        self.policy.settings.facts.iter().map(|fact| &fact.value).filter(move |fact| fact.kind == kind)
    }

    fn contacts(&self) -> Ways {
        let contacts = &self.policy.settings.contacts;
        Ways {
            post: contacts.address(self.language).map(str::to_owned),
            email: contacts.email().map(str::to_owned),
            phone: contacts.phone().map(str::to_owned),
        }
    }

    /// A right; `again` where another fact has granted the same already.
    fn request(&self, right: &Fact, again: bool) -> Request {
        let Fact { value, clause, about, .. } = right;
        let asked =
            self.policy.settings.requests.iter().map(|known| &known.value).find(|known| known.clause == *clause);
        let mut ways = Ways { phone: None, ..self.contacts() };
        if let Some(asked) = asked {
            ways.email = asked.email.clone().or(ways.email);
            match asked.by {
                Some(Way::Post) => ways.email = None,
                Some(Way::Email) => ways.post = None,
                None => {}
            }
        }
        let identity = asked.and_then(|asked| asked.identity.as_ref());
        let mut quoted = vec![clause];
        for more in asked.and_then(|asked| asked.how.as_ref()).into_iter().chain(identity) {
            if !quoted.contains(&more) {
                quoted.push(more);
            }
        }
        let document = self.document();
        let addresses = document.addresses();
        quoted.sort_by_key(|clause| addresses.iter().position(|known| known == clause));
        // A law that is about something holds for what is about the same.
        let laws = self.facts(FactKind::Law).filter(|law| law.about.is_none() || law.about == *about);
        Request {
            name: match about {
                Some(about) if again => format!("{value}.{about}"),
                _ => value.clone(),
            },
            right: value.clone(),
            right_name: self.name("right", value),
            about: about.as_ref().map(|about| (about.clone(), self.subject(about))),
            clause: self.place(clause),
            quoted: quoted.into_iter().map(|clause| (self.place(clause), clause_text(document, clause))).collect(),
            identity: identity.map(|clause| self.place(clause)),
            ways,
            laws: laws.map(|law| (self.name("law", &law.value), self.place(&law.clause))).collect(),
        }
    }

    fn document(&self) -> &Document {
        &self.policy.text_in(self.language).1.document
    }

    fn name(&self, kind: &str, value: &str) -> String {
        self.content.vocabulary.name(kind, value, self.language).to_owned()
    }

    fn subject(&self, name: &str) -> String {
        self.content.vocabulary.subject_name(name, self.language).to_owned()
    }

    fn place(&self, clause: &str) -> Place {
        place(self.policy, self.language, self.address, clause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content, shell};

    fn all() -> Vec<Correspondent> {
        let (content, report) = content::load(&shell::root().join("policies"));
        let address = SiteAddress::new(Some("/sub/"), None, "http://127.0.0.1:8080").expect("an address");
        assert!(content.is_some(), "{report}");
        correspondents(&content.expect("policies"), &address, Language::En)
    }

    /// The rights by name, and where each goes: by post, by e-mail, with a proof.
    fn of(policy: &str) -> Vec<(String, String)> {
        let letters = all().into_iter().find(|known| known.id.as_str() == policy).expect("a policy");
        let how = |request: &Request| {
            let Ways { post, email, .. } = &request.ways;
            let parts = [
                post.as_ref().map(|_| "post"),
                email.as_deref(),
                request.identity.as_ref().map(|place| place.address.as_str()),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        letters.requests.iter().map(|request| (request.name.clone(), how(request))).collect()
    }

    fn expected(rights: &[(&str, &str)]) -> Vec<(String, String)> {
        rights.iter().map(|(name, how)| ((*name).to_owned(), (*how).to_owned())).collect()
    }

    #[test]
    fn what_each_policy_grants_and_where_it_goes() {
        let customer = "customer.relations@airastana.com";
        assert_eq!(
            of("air-astana"),
            expected(&[
                ("access", "post contact.2"),
                ("correction", "post contact.2"),
                ("withdrawal", &format!("post {customer}")),
                ("complaint", "post contact.2"),
                ("complaint.security", customer),
                ("information", &format!("post {customer}")),
            ])
        );
        assert_eq!(
            of("alma-jet"),
            expected(&[
                ("access", "post your-control.2"),
                ("correction", "post your-control.2"),
                ("deletion", "post your-control.2"),
                ("deletion.children", "post"),
                ("transfer", "post your-control.2"),
                ("objection", "post your-control.2"),
                ("withdrawal", "post"),
                ("withdrawal.newsletters", "post"),
                ("complaint", "post contact.2"),
                ("information", "post"),
            ])
        );
        assert!(of("qazaq-air").contains(&("access".into(), "post info@flyqazaq.com 8.1".into())));
        assert!(of("qazaq-air").contains(&("deletion.children".into(), "info@flyqazaq.com".into())));
        assert!(of("smartavia").contains(&("access".into(), "post".into())));
        assert!(of("smartavia").contains(&("information.reservation-systems".into(), "post".into())));
        assert!(of("smartavia").contains(&("withdrawal".into(), "office@flysmartavia.com".into())));
        assert!(of("citypass-astana").is_empty() && of("this-site").is_empty());
    }

    #[test]
    fn laws_are_those_of_the_policy() {
        let letters = all();
        let laws = |policy: &str, name: &str| -> Vec<String> {
            let letters = letters.iter().find(|known| known.id.as_str() == policy).expect("a policy");
            let request = letters.requests.iter().find(|request| request.name == name).expect("a right");
            request.laws.iter().map(|(_, place)| place.address.clone()).collect()
        };
        assert!(laws("air-astana", "access").is_empty());
        assert_eq!(laws("qazaq-air", "access"), ["2.1", "2.1"]);
        assert!(laws("smartavia", "access").is_empty(), "the law on advertising says nothing of access");
        assert_eq!(laws("smartavia", "withdrawal"), ["advertising-consent.1"]);
    }

    #[test]
    fn a_clause_has_its_number_or_its_section() {
        let letters = all();
        let clause = |policy: &str| {
            let letters = letters.iter().find(|known| known.id.as_str() == policy).expect("a policy");
            letters.requests.first().expect("a right").clause.clone()
        };
        let numbered = clause("qazaq-air");
        assert_eq!(
            (numbered.number.as_str(), numbered.section, numbered.href.as_str()),
            ("8.1", None, "/sub/en/qazaq-air/#8.1")
        );
        let placed = clause("air-astana");
        assert_eq!((placed.number.as_str(), placed.section.as_deref()), ("2", Some("Contact")));
    }
}
