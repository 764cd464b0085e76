use super::{Origin, Source};
use std::fs;

fn names(source: &Source) -> Vec<&str> {
    source.files.iter().map(|file| file.name.as_ref()).collect()
}

fn printed(source: &Source) -> String {
    let lines: Vec<String> = source.diagnostics.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn put(path: std::path::PathBuf, bytes: &[u8]) {
    use std::io::Write as _;
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_folder_gives_its_toml_files_with_the_head_first() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.toml", "pack.toml", "a.toml", ".hidden.toml", "notes.md"] {
        put(folder.path().join(name), b"\xef\xbb\xbf# x\n");
    }
    fs::create_dir(folder.path().join("sub")).unwrap();
    put(folder.path().join("sub").join("c.toml"), b"");
    let source = Source::read(folder.path(), Origin::Folder);
    assert_eq!(names(&source), ["pack.toml", "a.toml", "b.toml"]);
    assert_eq!(
        source.files[0].text, "# x\n",
        "a byte order mark is no text"
    );
    assert_eq!(printed(&source), "");
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    put(outside.path().join("secret.toml"), b"secret = 1\n");
    let folder = tempfile::tempdir().unwrap();
    put(folder.path().join("a.toml"), b"");
    let link = |to: &std::path::Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    };
    link(&outside.path().join("secret.toml"), "out.toml");
    link(&folder.path().join("a.toml"), "in.toml");
    link(std::path::Path::new("/dev/zero"), "zero.toml");
    link(std::path::Path::new("nowhere.toml"), "dangling.toml");
    fs::create_dir(folder.path().join("dir.toml")).unwrap();
    let source = Source::read(folder.path(), Origin::Folder);
    assert_eq!(names(&source), ["a.toml", "in.toml"]);
    assert_eq!(source.diagnostics.len(), 4, "{}", printed(&source));
    assert!(printed(&source).contains("out.toml:1:1: error: The file is a link that leads out"));
    assert!(printed(&source).contains("dir.toml:1:1: error: This is no regular file."));
}

#[test]
fn a_file_too_large_is_refused_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let big = fs::File::create(folder.path().join("big.toml")).unwrap();
    big.set_len(50 * 1024 * 1024).unwrap();
    let edge = fs::File::create(folder.path().join("edge.toml")).unwrap();
    edge.set_len(1024 * 1024).unwrap();
    let source = Source::read(folder.path(), Origin::Folder);
    assert_eq!(names(&source), ["edge.toml"]);
    assert!(printed(&source).contains("The file has 52428800 bytes, more than 1048576."));
}

#[test]
fn too_many_files_refuse_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..2001 {
        put(folder.path().join(format!("{n}.toml")), b"");
    }
    let source = Source::read(folder.path(), Origin::Folder);
    assert!(source.files.is_empty());
    assert!(printed(&source).contains("more than 2000 files"));
}

#[test]
fn what_is_no_text_names_the_place_of_the_first_bad_byte() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path().join("x.toml"),
        b"# \xc3\xa9\n# \xc3\xa9 \xff\n",
    );
    let source = Source::read(folder.path(), Origin::Folder);
    assert!(printed(&source).contains("x.toml:2:5: error: The file is no UTF-8 text."));
    let missing = Source::read(&folder.path().join("missing"), Origin::Folder);
    assert!(printed(&missing).contains("The folder cannot be read"));
}
