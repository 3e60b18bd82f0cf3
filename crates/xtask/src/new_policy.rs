//! `cargo xtask new-policy`: a policy's folder, as far as a machine can make
//! it, and by line what is left to do by hand.
//!
//! 1. [`adopt`] — an existing Markdown file as a policy's text: every word
//!    kept, ids and front matter added
//! 2. [`list`] — the policy's name in `site.toml`
//! 3. [`translation`] — another language of a policy that is there already
//!
//! Without a file the text has a heading for each topic that a policy may
//! have. What is missing is said by the checker itself, so that there is one
//! list of demands.

mod adopt;
mod list;
mod translation;

use crate::content::{self, SiteFile};
use crate::files::write_file;
use crate::options::Options;
use crate::shell;
use adopt::Adopted;
use anyhow::{Context, Result, bail};
use messages::Language;
use policy::{PolicyId, Topic};
use policy_markdown::MAX_BYTES;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// `cargo xtask new-policy`
pub(crate) fn run(options: &Options) -> Result<()> {
    let Some(name) = &options.operand else {
        bail!("name the policy's folder: `cargo xtask new-policy air-astana [--from FILE.md] [--lang en]`")
    };
    let Some(id) = PolicyId::parse(name) else {
        bail!(
            "`{}` cannot name a policy: use lower-case Latin letters, digits and hyphens, and no name of the viewer's own pages",
            name.escape_debug()
        )
    };
    let policies = shell::root().join(&options.policies);
    let (site, names) = content::site_and_topics(&policies)?;
    let language = language(options.lang.as_deref(), &site)?;
    let folder = policies.join(id.as_str());
    if folder.symlink_metadata().is_ok() {
        let (Some(file), Some(_)) = (&options.from, &options.lang) else {
            bail!(
                "{} is there already, and was left as it is: choose another name, edit it, or add a language with `--from FILE.md --lang {}`",
                folder.display(),
                site.languages.last().unwrap_or(&language).tag()
            )
        };
        let said = translation::add(&folder, language, file)?;
        println!("{} is made; {said}", shown(&folder.join(format!("{}.md", language.tag()))));
        tell_what_is_left(&policies, &folder);
        return Ok(());
    }
    let text = match &options.from {
        Some(file) => adopt::adopt(&content::read_file(file)?),
        None => headings(&|topic| names(topic, language)),
    };
    if text.text.len() > MAX_BYTES {
        bail!("with its front matter and ids the text is larger than 5 MB, which no policy may be: split it");
    }
    // Read before anything is written; where it is a link, what it leads to.
    let site_file = fs::canonicalize(policies.join("site.toml"))?;
    let listed = list::with(&fs::read_to_string(&site_file)?, &id)
        .with_context(|| format!("{} was left as it is: add `{id}` to `policies` there", site_file.display()))?;

    make(&policies, &id, language, &site, &text)?;
    if let Some(listed) = listed {
        replace(&site_file, &listed).inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;
    }
    println!("{} is made, and listed in {}", shown(&folder), shown(&policies.join("site.toml")));
    if options.from.is_some() && options.lang.is_none() {
        println!("its text is taken to be in `{}`: --lang names another language", language.tag());
    }
    tell_what_is_left(&policies, &folder);
    Ok(())
}

fn tell_what_is_left(policies: &Path, folder: &Path) {
    let left = content::load(policies).1.within(folder);
    print!("\nleft to do by hand:\n{left}");
    println!(
        "\n`cargo xtask check` tells what is still missing, `cargo xtask serve` shows the site; docs/publishing.md says what else a policy can state"
    );
}

fn language(tag: Option<&str>, site: &SiteFile) -> Result<Language> {
    let Some(tag) = tag else { return Ok(site.default_language) };
    match Language::from_tag(tag).filter(|language| site.languages.contains(language)) {
        Some(language) => Ok(language),
        None => {
            let known: Vec<_> = site.languages.iter().map(|language| language.tag()).collect();
            bail!("--lang {}: site.toml lists {}", tag.escape_debug(), known.join(", "))
        }
    }
}

/// Writes the folder beside its place, so that it is there whole or not at all.
fn make(policies: &Path, id: &PolicyId, language: Language, site: &SiteFile, text: &Adopted) -> Result<()> {
    let next = policies.join(format!(".{id}.next"));
    if next.exists() {
        fs::remove_dir_all(&next).with_context(|| format!("could not remove {}", next.display()))?;
    }
    let folder = policies.join(id.as_str());
    let written = write_file(&next.join(format!("{}.md", language.tag())), &text.text)
        .and_then(|()| write_file(&next.join("policy.toml"), settings(language, site, text)))
        .and_then(|()| fs::rename(&next, &folder).with_context(|| format!("could not make {}", folder.display())));
    written.inspect_err(|_| drop(fs::remove_dir_all(&next)))
}

/// Writes a file beside its place, so that it is never there in part.
fn replace(file: &Path, text: &str) -> Result<()> {
    let next = file.with_file_name(".site.toml.next");
    write_file(&next, text)?;
    fs::rename(&next, file).with_context(|| format!("could not write {}", file.display()))
}

/// A text of headings alone, named as their topics: all there may be, for the
/// hand to choose from.
fn headings(name: &dyn Fn(Topic) -> String) -> Adopted {
    let body: String =
        Topic::ALL.iter().map(|topic| format!("\n## {} {{#{}}}\n", name(*topic), topic.as_str())).collect();
    Adopted {
        text: [&adopt::front_matter("", &[]), body.as_str()].concat(),
        sections: Topic::ALL.iter().map(|topic| (topic.as_str().to_owned(), Some(*topic))).collect(),
    }
}

fn settings(language: Language, site: &SiteFile, text: &Adopted) -> String {
    let mut toml = format!(
        "original = \"{}\"\n\n# Who decides on the data, as each page names it.\n[controller]\n",
        language.tag()
    );
    for language in &site.languages {
        let _ = writeln!(toml, "{} = \"\"", language.tag());
    }
    toml.push_str(
        "
# What the text restates. A text of one's own has no source, and these lines go.
# [source]
# title = \"Privacy Policy\"
# official = \"https://example.org/privacy\"
# seen = \"2015-06-10\"

# [contacts]
# email = \"privacy@example.org\"

",
    );
    let all: Vec<_> = Topic::ALL.iter().map(|topic| topic.as_str()).collect();
    let _ = write!(toml, "# What each section is about, one or more of:\n{}[topics]\n", wrapped(&all));
    for (section, topic) in &text.sections {
        let topic = topic.map(|topic| format!("\"{}\"", topic.as_str())).unwrap_or_default();
        let _ = writeln!(toml, "{section} = [{topic}]");
    }
    toml
}

/// Names as lines of a comment.
fn wrapped(names: &[&str]) -> String {
    let lines: Vec<_> = names.chunks(8).map(|names| names.join(", ")).collect();
    format!("# {}\n", lines.join(",\n# "))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(shell::root()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests;
