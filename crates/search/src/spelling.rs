//! Names that texts write in Latin letters and readers also in Cyrillic ones.
//!
//! Only what policies of any site speak of: services and technical words. By
//! the stem, so that every form of a word is there: `куками`, `кукилер`.

/// What a stem of a query is in Latin letters, in full.
const LATIN: [(&str, &str); 23] = [
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
        for (language, word, forms) in [
            (Russian, Some("cookie"), "куки кук куков кукам куками куках"),
            (Russian, Some("facebook"), "фейсбук фейсбука фейсбуке фейсбуком"),
            (Russian, Some("google"), "гугл гугла гуглом"),
            (Russian, Some("whatsapp"), "ватсап вотсапе"),
            (Russian, Some("wifi"), "вайфай вайфая вайфаем"),
            (Russian, Some("telegram"), "телеграм телеграме"),
            (Russian, Some("instagram"), "инстаграм инстаграма инстаграмм"),
            (Russian, Some("viber"), "вайбер вайбере"),
            (Russian, Some("email"), "имейл емейла"),
            (Russian, Some("youtube"), "ютуб ютубе"),
            (Russian, None, "кукла кукуруза телега данные"),
            (Kazakh, Some("cookie"), "куки кукилер кукилерди"),
            (Kazakh, Some("facebook"), "фейсбук фейсбукте фейсбуктин"),
            (Kazakh, Some("google"), "гугл гуглга"),
            (Kazakh, Some("instagram"), "инстаграм инстаграмда"),
            (Kazakh, None, "кукык деректер"),
        ] {
            for form in forms.split(' ') {
                let key = language.key(form);
                assert_eq!(latin(&key), word, "{form}: {key}");
            }
        }
    }
}
