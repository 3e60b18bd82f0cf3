//! Set-up is code: brings what is missing, at pinned versions, into the
//! user's cache folder, so that a second clone finds it there.
//!
//! Nothing is downloaded from release pages; everything comes from rustup and
//! the package registries of cargo, npm and, for browsers, Debian.

mod debian;

use crate::files::hash;
use crate::options::Options;
use crate::shell::{self, answer, cargo, line, on_path, program, run as execute, step};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Also in Trunk.toml. 0.22 wants a newer rustc.
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const GECKODRIVER: &str = "0.36.0";
const WASM: &str = "wasm32-unknown-unknown";

/// What building needs.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) trunk: PathBuf,
    pub(crate) esbuild: PathBuf,
    pub(crate) wasm_opt: PathBuf,
    /// PATH with the tools in front, for Trunk
    pub(crate) path: OsString,
}

/// `cargo xtask setup`
pub(crate) fn run(_: &Options) -> Result<()> {
    for_building()?;
    let browser = for_testing()?;
    println!("everything is there; the browser is {}", browser.display());
    Ok(())
}

/// Brings what building needs.
pub(crate) fn for_building() -> Result<Tools> {
    wasm_target()?;
    let node = node()?;
    let trunk = cargo_tool("trunk", "trunk", TRUNK, true)?;
    // The version in Cargo.lock, exactly, or the glue does not fit the module.
    let bindgen = cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &locked_version("wasm-bindgen")?, false)?;
    // Of use only from the one to the other: 3 GB of the user's disk.
    let shared = build_folder()?;
    if shared.exists() {
        fs::remove_dir_all(&shared).with_context(|| format!("could not remove {}", shared.display()))?;
    }
    let wasm_opt = npm_tool("binaryen", "wasm-opt", BINARYEN)?;
    let esbuild = npm_tool("esbuild", "esbuild", ESBUILD)?;
    let folders = [&trunk, &bindgen, &wasm_opt, &node].into_iter().filter_map(|tool| tool.parent().map(Path::to_owned));
    let old = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(folders.chain(env::split_paths(&old)))
        .context("a folder on PATH has a name that PATH cannot hold")?;
    Ok(Tools { trunk, esbuild, wasm_opt, path })
}

/// Brings what the browser tests need, and finds a browser.
pub(crate) fn for_testing() -> Result<PathBuf> {
    npm_packages("tests")?;
    browser()
}

/// The folder that keeps tools between clones.
fn cache() -> Result<PathBuf> {
    let home =
        || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".cache"));
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home);
    Ok(cache.context("neither XDG_CACHE_HOME nor HOME is set: set one, tools are kept there")?.join("policy-viewer"))
}

/// Where programs of crates.io are built, which share most of their parts.
fn build_folder() -> Result<PathBuf> {
    Ok(cache()?.join("build"))
}

fn wasm_target() -> Result<()> {
    let sysroot = answer(program("rustc").args(["--print", "sysroot"]))
        .context("rustc is missing: install Rust by rustup, https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    let mut add = program("rustup");
    add.args(["target", "add", WASM]);
    let by_hand = line(&add);
    step("adding Rust's wasm target", || download(&mut add, WASM, &by_hand))
}

fn node() -> Result<PathBuf> {
    let hint = "Node 20 or newer is missing: install it from your system's packages or https://nodejs.org";
    let node = on_path("node").context(hint)?;
    let version = answer(program(&node).arg("--version")).context(hint)?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("node is {version}; {hint}");
    }
    Ok(node)
}

/// The version of a package in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock =
        fs::read_to_string(shell::root().join("Cargo.lock")).context("Cargo.lock is missing: restore it from git")?;
    let entry = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).and_then(|(_, rest)| rest.split_once('"'));
    Ok(entry.with_context(|| format!("Cargo.lock holds no {name}"))?.0.to_owned())
}

/// A program from crates.io: the one on PATH if it is of that version, else
/// the cached one, else built into the cache. The dev profile builds in half
/// the time and is quick enough.
fn cargo_tool(package: &str, binary: &str, version: &str, locked: bool) -> Result<PathBuf> {
    if let Some(found) = on_path(binary) {
        let says = answer(program(&found).arg("--version")).unwrap_or_default();
        if says.split_whitespace().any(|word| word == version) {
            return Ok(found);
        }
    }
    let folder = cache()?.join(format!("{package}-{version}"));
    let executable = folder.join("bin").join([binary, env::consts::EXE_SUFFIX].concat());
    if executable.exists() {
        return Ok(executable);
    }
    let partial = cache()?.join(format!("{package}-{version}.partial"));
    let shared = build_folder()?;
    let mut install = cargo();
    install
        .args(["install", package, "--version", version, "--debug", "--quiet", "--root"])
        .arg(&partial)
        .arg("--target-dir")
        .arg(&shared);
    if locked {
        install.arg("--locked");
    }
    step(&format!("building {package} {version} (a few minutes, once)"), || {
        // Found on PATH, whatever profile it was built with.
        let by_hand = format!("cargo install {package} --version {version}");
        download(&mut install, &format!("{package} {version}"), &by_hand)?;
        fs::rename(&partial, &folder).with_context(|| format!("could not move {} to its place", partial.display()))
    })?;
    Ok(executable)
}

/// A program from npm, cached.
fn npm_tool(package: &str, binary: &str, version: &str) -> Result<PathBuf> {
    let folder = cache()?.join(format!("{package}-{version}"));
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let executable = |folder: &Path| folder.join("node_modules/.bin").join([binary, suffix].concat());
    if executable(&folder).exists() {
        return Ok(executable(&folder));
    }
    let partial = cache()?.join(format!("{package}-{version}.partial"));
    fs::create_dir_all(&partial).with_context(|| format!("could not make {}", partial.display()))?;
    let wanted = format!("{package}@{version}");
    let mut install = npm();
    install.args(["install", "--silent", "--no-save", "--no-package-lock", &wanted, "--prefix"]).arg(&partial);
    step(&format!("installing {package} {version}"), || {
        let by_hand = format!("npm install --no-save --prefix {} {wanted}", folder.display());
        download(&mut install, &wanted, &by_hand)?;
        fs::rename(&partial, &folder).with_context(|| format!("could not move {} to its place", partial.display()))
    })?;
    Ok(executable(&folder))
}

/// The packages of a folder's package-lock.json, installed when that changed.
pub(crate) fn npm_packages(name: &str) -> Result<()> {
    let folder = shell::root().join(name);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{}/package-lock.json is missing", folder.display()))?;
    let wanted = hash(&lock);
    let marker = folder.join("node_modules/.installed-from");
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut install = npm();
    install.args(["ci", "--silent", "--prefix"]).arg(&folder);
    step(&format!("installing the npm packages of {}/", name), || {
        download(&mut install, "the npm packages", &format!("npm ci --prefix {}", folder.display()))?;
        fs::write(&marker, &wanted).with_context(|| format!("could not write {}", marker.display()))
    })
}

fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The browser for the tests: Chromium's headless shell, which takes a third
/// of the whole Chromium's time for the same page, else any of its family.
fn browser() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROME_PATH") {
        return Ok(named.into());
    }
    let shell = "chromium-headless-shell";
    if let Some(found) = on_path(shell) {
        return Ok(found);
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    let installed = names.iter().find_map(|name| on_path(name)).or_else(|| mac.exists().then(|| mac.clone()));
    let hint = "no Chromium or Chrome was found: install one, or name it in CHROME_PATH";
    // On somebody's own machine nothing is installed that can be done without.
    if !debian::is_here() || (installed.is_some() && !debian::is_root()) {
        return installed.context(hint);
    }
    match (debian::install(&[shell]), installed) {
        (Ok(()), _) => on_path(shell).context(hint),
        // Ubuntu, for one, has no such package.
        (Err(_), Some(installed)) => Ok(installed),
        (Err(error), None) => Err(error),
    }
}

/// Firefox and WebKit, and what drives them.
#[derive(Debug)]
pub(crate) struct Engines {
    pub(crate) geckodriver: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) webkit_driver: PathBuf,
    /// the smallest of browsers, which comes with WebKitGTK
    pub(crate) webkit: PathBuf,
}

/// Brings what the tests in other engines need.
pub(crate) fn for_engines() -> Result<Engines> {
    npm_packages("tests/engines")?;
    let firefox = || on_path("firefox-esr").or_else(|| on_path("firefox"));
    let webkit_driver = || on_path("WebKitWebDriver");
    let wanted = [
        ("firefox-esr", firefox().is_some()),
        ("webkit2gtk-driver", webkit_driver().is_some() && mini_browser().is_some()),
        ("xvfb", on_path("xvfb-run").is_some()),
        ("xauth", on_path("xauth").is_some()),
    ];
    let missing: Vec<&str> = wanted.iter().filter(|(_, is_there)| !is_there).map(|(package, _)| *package).collect();
    if !missing.is_empty() && debian::is_here() {
        debian::install(&missing)?;
    }
    let hint = "Firefox, WebKitGTK with its driver and MiniBrowser, and xvfb-run are needed: install what is missing";
    let firefox = firefox().context(hint)?;
    let webkit_driver = webkit_driver().context(hint)?;
    let webkit = mini_browser().context(hint)?;
    // Debian has no package of it.
    let geckodriver = cargo_tool("geckodriver", "geckodriver", GECKODRIVER, false)?;
    Ok(Engines { geckodriver, firefox, webkit_driver, webkit })
}

/// In no folder of PATH: Debian has it below that of the machine's kind.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path()).chain(["/usr/libexec".into()]);
    let places =
        folders.flat_map(|folder| ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].map(|name| folder.join(name)));
    places.map(|folder| folder.join("MiniBrowser")).find(|path| path.is_file())
}

/// Runs a command that needs the network; a failure names what does the same
/// by hand.
fn download(command: &mut Command, what: &str, by_hand: &str) -> Result<()> {
    execute(command).with_context(|| {
        format!("{what} could not be had. With a network, try again, or run by hand:\n    {by_hand}\n")
    })
}
