//! The project's own commands: `cargo xtask <command>`.
//!
//! 1. [`setup`] — brings missing tools into the user's cache folder
//! 2. [`content`] — reads, checks and compiles the policies
//! 3. [`new_policy`] — a policy's folder, made as far as a machine can
//! 4. [`build`] — app, banner and prerendered pages into `dist/`
//! 5. [`serve`] — `dist/` as GitHub Pages would serve it
//! 6. [`test`](mod@test) — every check there is
//! 7. [`engines`] — the built site in Firefox and WebKit
//! 8. [`size`] and [`bench`](mod@bench) — what it weighs and how long it takes

#![forbid(unsafe_code)]

mod assets;
mod banner;
mod bench;
mod boundaries;
mod build;
mod content;
mod engines;
mod files;
mod minify;
mod new_policy;
mod offline;
mod options;
mod plain_script;
mod prerender;
mod raw_wasm;
mod search;
mod serve;
mod setup;
mod shell;
mod short_imports;
mod shrink;
mod silence;
mod site_address;
mod sites;
mod size;
mod sources;
mod strings;
mod test;

use anyhow::Result;
use options::Options;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    run: fn(&Options) -> Result<()>,
    help: &'static str,
    /// those it takes, as the help shows them
    options: &'static [&'static str],
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        run: serve::run,
        help: "set up, build, and serve at http://127.0.0.1:8080/",
        options: &["--public-url /sub/", "--site-url URL", "--port N", "--open", "--policies DIR", "--dist DIR"],
    },
    Command { name: "test", run: test::run, help: "set up and run every check", options: &[] },
    Command {
        name: "engines",
        run: engines::run,
        help: "set up, and test the built site in Firefox and WebKit",
        options: &[],
    },
    Command {
        name: "build",
        run: build::run,
        help: "build dist/",
        options: &["--public-url /sub/", "--site-url URL", "--policies DIR", "--dist DIR"],
    },
    Command {
        name: "check",
        run: content::run_check,
        help: "check the policies and the interface's words",
        options: &["--policies DIR"],
    },
    Command {
        name: "new-policy",
        run: new_policy::run,
        help: "make a policy's folder, or add a language to it, and tell by line what is left to do",
        options: &["ID", "--from FILE.md", "--lang en", "--policies DIR"],
    },
    Command { name: "setup", run: setup::run, help: "bring what is missing, for building and testing", options: &[] },
    Command {
        name: "size",
        run: size::run,
        help: "compare the files in dist/ with their budgets",
        options: &["--dist DIR"],
    },
    Command {
        name: "bench",
        run: bench::run,
        help: "measure the built site in a browser",
        options: &["--rounds N", "--only NAME"],
    },
    Command {
        name: "content",
        run: content::run_compile,
        help: "check and compile the policies into target/content (Trunk's hook)",
        options: &["--policies DIR"],
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let name = arguments.next().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        let wrong = !matches!(name.as_str(), "" | "help" | "--help" | "-h");
        if wrong {
            eprintln!("cargo xtask: there is no command `{name}`; these are:");
        }
        for Command { name, help, options, .. } in COMMANDS {
            let shown: String = options.iter().map(|option| format!(" [{option}]")).collect();
            println!("cargo xtask {name:10} {help} {}", shown.replace("[ID]", "ID"));
        }
        return if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    };
    let result = Options::parse(arguments, command.options).and_then(|options| (command.run)(&options));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ncargo xtask {name} stopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}
