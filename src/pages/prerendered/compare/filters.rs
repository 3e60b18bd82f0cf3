//! What is compared: the choice of policies and of a topic.

use super::{Compared, Comparison};
use crate::pages::prerendered::part::GAP;
use crate::view::element::{element, keyed, text};
use messages::Language;
use policy::Topic;
use yew::Html;

/// Each box holds the sections of its policy by topic, for the script.
pub(super) fn filters(language: Language, comparison: &Comparison) -> Html {
    let check = |known: &Compared| {
        let sections: Vec<String> =
            known.sections.iter().map(|(section, topics)| [section, ":", &topic_names(topics)].concat()).collect();
        let names = &["type", "name", "value", "checked", "autocomplete", "data-lang", "data-sections"];
        let sections = sections.join(";");
        let values = [
            Some("checkbox"),
            Some("with"),
            Some(known.id.as_str()),
            Some(""),
            Some("off"),
            Some(known.language.tag()),
            Some(&*sections),
        ];
        let input = element("input", names, &values, Vec::new());
        let name = element("span", &[], &[], vec![text(&known.controller)]);
        keyed(known.id.as_str(), "label", &["class"], &[Some("check")], vec![input, name])
    };
    let mut policies = vec![element("legend", &[], &[], vec![text(messages::policies(language))])];
    policies.extend(comparison.policies.iter().map(check));
    let option = |value: &str, words: &str| keyed(value, "option", &["value"], &[Some(value)], vec![text(words)]);
    let mut topics = vec![option("", messages::compare_all_topics(language))];
    topics.extend(comparison.topics.iter().map(|(topic, name)| option(topic.as_str(), name)));
    let topic = vec![
        element("span", &[], &[], vec![text(messages::compare_topic(language))]),
        element("select", &["name", "autocomplete"], &[Some("topic"), Some("off")], topics),
    ];
    let names = &["class", "role", "data-shown", "data-last"];
    let shown = messages::compare_shown(language, GAP);
    let values = [Some("said"), Some("status"), Some(&*shown), Some(messages::compare_last(language))];
    let children = vec![
        element("fieldset", &[], &[], policies),
        element("label", &[], &[], topic),
        element("p", names, &values, Vec::new()),
    ];
    element("div", &["class"], &[Some("fields filters")], children)
}

fn topic_names(topics: &[Topic]) -> String {
    topics.iter().map(|topic| topic.as_str()).collect::<Vec<_>>().join(" ")
}
