//! What may stand after a command.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;

/// The options of all commands; each takes those it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// what a command is about that takes a name
    pub(crate) operand: Option<String>,
    /// the Markdown file that a policy is made of
    pub(crate) from: Option<PathBuf>,
    /// its language
    pub(crate) lang: Option<String>,
    /// the path the site is served under
    pub(crate) public_url: Option<String>,
    /// the site's address, for canonical and alternate links
    pub(crate) site_url: Option<String>,
    pub(crate) policies: PathBuf,
    pub(crate) dist: PathBuf,
    pub(crate) port: u16,
    /// open a browser once the site is served
    pub(crate) open: bool,
    pub(crate) rounds: Option<u32>,
    pub(crate) only: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            operand: None,
            from: None,
            lang: None,
            public_url: None,
            site_url: None,
            policies: "policies".into(),
            dist: "dist".into(),
            port: 8080,
            open: false,
            rounds: None,
            only: None,
        }
    }
}

impl Options {
    /// What a command is given that takes `known` options, `--port N` for one,
    /// and a word without dashes where an option is called `ID`.
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>, known: &[&str]) -> Result<Self> {
        use lexopt::{Arg, ValueExt};
        let mut options = Self::default();
        let takes_name = known.contains(&"ID");
        let is_known = |name: &str| known.iter().any(|option| option.split(' ').next() == Some(&["--", name].concat()));
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            let name = match argument {
                Arg::Long(name) => name.to_owned(),
                Arg::Value(name) if takes_name && options.operand.is_none() => {
                    options.operand = Some(name.to_string_lossy().into_owned());
                    continue;
                }
                _ => bail!("{} is no option: see `cargo xtask help`", argument.unexpected()),
            };
            if !is_known(&name) {
                bail!("--{name} is no option of this command: see `cargo xtask help`");
            }
            let missing = || format!("--{name} needs a value: see `cargo xtask help`");
            match name.as_str() {
                "open" => options.open = true,
                "public-url" => options.public_url = Some(parser.value().with_context(missing)?.string()?),
                "site-url" => options.site_url = Some(parser.value().with_context(missing)?.string()?),
                "from" => options.from = Some(parser.value().with_context(missing)?.into()),
                "lang" => options.lang = Some(parser.value().with_context(missing)?.string()?),
                "policies" => options.policies = parser.value().with_context(missing)?.into(),
                "dist" => options.dist = parser.value().with_context(missing)?.into(),
                "port" => {
                    options.port =
                        parser.value().with_context(missing)?.parse().context("--port takes a number up to 65535")?
                }
                "rounds" => {
                    options.rounds =
                        Some(parser.value().with_context(missing)?.parse().context("--rounds takes a number")?)
                }
                "only" => options.only = Some(parser.value().with_context(missing)?.string()?),
                _ => bail!("--{name} is no option: see `cargo xtask help`"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &str) -> Result<Options> {
        let known = ["--public-url /sub/", "--port N", "--open", "--dist DIR"];
        Options::parse(arguments.split_whitespace().map(OsString::from), &known)
    }

    #[test]
    fn a_name() {
        let known = ["ID", "--from FILE.md", "--lang en"];
        let parse = |arguments: &str| Options::parse(arguments.split_whitespace().map(OsString::from), &known);
        let options = parse("--lang ru acme --from a/b.md").expect("parses");
        assert_eq!((options.operand.as_deref(), options.lang.as_deref()), (Some("acme"), Some("ru")));
        assert_eq!(options.from, Some(PathBuf::from("a/b.md")));
        assert_eq!(parse("").expect("parses").operand, None);
        assert!(format!("{:#}", parse("acme other").expect_err("two names")).contains("is no option"));
    }

    #[test]
    fn options() {
        assert_eq!(parse("").expect("parses"), Options::default());
        let options = parse("--public-url /sub/ --port=0 --open").expect("parses");
        assert_eq!((options.public_url.as_deref(), options.port, options.open), (Some("/sub/"), 0, true));
        for (wrong, says) in [
            ("--port x", "--port takes a number"),
            ("--dits x", "--dits is no option"),
            ("--lang en", "--lang is no option of this command"),
            ("dist", "is no option"),
            ("--dist", "--dist needs a value"),
        ] {
            let error = format!("{:#}", parse(wrong).expect_err(wrong));
            assert!(error.contains(says), "{error}");
        }
    }
}
