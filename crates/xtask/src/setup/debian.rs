//! Packages of Debian, and of what is made from it.

use super::download;
use crate::shell::{answer, on_path, program, step};
use anyhow::Result;
use std::process::{Command, Stdio};

/// Whether its packages can be had here.
pub(super) fn is_here() -> bool {
    on_path("apt-get").is_some()
}

pub(super) fn is_root() -> bool {
    answer(program("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Installs packages, without asking for a password.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    step(&format!("installing Debian's {names}"), || {
        let by_hand = format!("apt-get update && apt-get install {names}");
        download(apt().arg("update"), "Debian's list of packages", &by_hand)?;
        download(apt().args(["install", "-y", "--no-install-recommends"]).args(packages), &names, &by_hand)
    })
}

fn apt() -> Command {
    let mut command = if is_root() { program("apt-get") } else { program("sudo") };
    if !is_root() {
        command.args(["-n", "apt-get"]);
    }
    command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    command
}
