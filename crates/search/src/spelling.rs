//! Names that texts write in Latin letters and readers also in Cyrillic ones.
//!
//! Only what policies of any site speak of: services and technical words. By
//! the stem, so that every form of a word is there: `куками`, `кукилер`.

/// What a stem of a query is in Latin letters, in full.
const LATIN: [(&str, &str); 24] = [
    ("вайб", "viber"),
    ("вайбер", "viber"),
    ("вайф", "wifi"),
    ("вайфа", "wifi"),
    ("вайфай", "wifi"),
    ("ватсап", "whatsapp"),
    ("вотсап", "whatsapp"),
    ("гугл", "google"),
    ("емейл", "email"),
    ("имейл", "email"),
    ("инстагр", "instagram"),
    ("инстаграм", "instagram"),
    ("инстаграмм", "instagram"),
    ("кук", "cookie"),
    ("куки", "cookie"),
    ("линкедин", "linkedin"),
    ("пиксел", "pixel"),
    ("твиттер", "twitter"),
    ("телегр", "telegram"),
    ("телеграм", "telegram"),
    ("телеграмм", "telegram"),
    ("тикток", "tiktok"),
    ("фейсбук", "facebook"),
    ("ютуб", "youtube"),
];

/// The word that texts write in Latin letters for this key of a query, if any.
pub(crate) fn latin(key: &str) -> Option<&'static str> {
    LATIN.iter().find(|(stem, _)| *stem == key).map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::latin;
    use crate::analysis::Language::{Kazakh, Russian};

    #[test]
    fn forms_of_names() {
        for (word, forms) in [
            (Some("cookie"), "куки кук куков кукам куками куках"),
            (Some("facebook"), "фейсбук фейсбука фейсбуке фейсбуком"),
            (Some("google"), "гугл гугла гуглом"),
            (Some("whatsapp"), "ватсап вотсапе"),
            (Some("wifi"), "вайфай вайфая вайфаем"),
            (Some("telegram"), "телеграм телеграме"),
            (Some("instagram"), "инстаграм инстаграма инстаграмм"),
            (Some("viber"), "вайбер вайбере"),
            (Some("email"), "имейл емейла"),
            (Some("youtube"), "ютуб ютубе"),
            (None, "кукла кукуруза телега данные"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(latin(&Russian.key(form)), word, "{form}: {}", Russian.key(form));
            }
        }
        for (word, forms) in [
            (Some("cookie"), "куки кукилер кукилерди"),
            (Some("facebook"), "фейсбук фейсбукте фейсбуктин"),
            (Some("google"), "гугл гуглга"),
            (Some("instagram"), "инстаграм инстаграмда"),
            (None, "кукык деректер"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(latin(&Kazakh.key(form)), word, "{form}: {}", Kazakh.key(form));
            }
        }
    }
}
