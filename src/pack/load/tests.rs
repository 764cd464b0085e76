use super::{Loaded, MINE, SHIPPED, Strictness, check, load, load_all};
use crate::domain::pack::{Body, Dimension, Group, Kind, Level, Phase, Question, Trigger, Truth};
use crate::pack::source::{Origin, Source};

const HEAD: &str = "format = 1\nname = 'p'\ntitle = 'P'\n[[topic]]\npath = 'a'\ntitle = 'A'\n";

fn texts(files: &[(&str, &str)]) -> Loaded {
    let loaded = check(&Source::of_texts("p", files), Strictness::Format);
    let lines: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    loaded
}

fn one(question: &str) -> Question {
    let text = format!("[[question]]\nid = 'q'\ntopic = 'a'\n{question}");
    let loaded = texts(&[("pack.toml", HEAD), ("q.toml", &text)]);
    loaded.pack.unwrap().questions.remove(0)
}

#[test]
fn a_short_question_gets_every_default() {
    let q =
        one("prompt = 'What is it? Say why.'\nclarify = ['Which one?']\ncover = ['Says: this']\n");
    assert_eq!(q.key.as_str(), "p:q");
    assert_eq!((q.kind, q.level, q.minutes), (Kind::Concept, Level::Mid, 8));
    assert_eq!(q.title, "What is it?");
    let [ask, says] = q.points.as_slice() else {
        panic!("{:?}", q.points);
    };
    assert_eq!(
        (ask.id.as_str(), ask.group, ask.dimension),
        ("which-one", Group::Clarify, Dimension::Scoping)
    );
    assert_eq!(
        (says.id.as_str(), says.group, says.dimension),
        ("says", Group::Cover, Dimension::Depth)
    );
    assert_eq!(
        (says.weight, says.gate, says.level, says.phase),
        (1, false, Level::Mid, None)
    );
    assert_eq!(q.body, Body::Plain);
}

#[test]
fn the_question_gives_its_points_a_dimension() {
    let q = one("prompt = 'P?'\ndimension = 'scale'\nclarify = ['A?']\n\
         cover = ['B', { text = 'C', dimension = 'design', level = 'staff', weight = 2 }]\n\
         follow_up = [{ prompt = 'D', points = ['E'] }]\n");
    let found: Vec<Dimension> = q.points.iter().map(|point| point.dimension).collect();
    assert_eq!(
        found,
        [Dimension::Scale, Dimension::Scale, Dimension::Design]
    );
    assert_eq!((q.points[2].level, q.points[2].weight), (Level::Staff, 2));
    assert_eq!(q.follow_ups[0].points[0].dimension, Dimension::Scale);
    assert_eq!(q.follow_ups[0].points[0].group, Group::FollowUp);
}

#[test]
fn only_design_questions_have_phases() {
    let q = one("kind = 'design'\nprompt = 'P?'\nclarify = ['A?']\n\
         cover = ['B', { text = 'C', phase = 'deep-dive' }]\n\
         section = [{ phase = 'api-data', body = 'GET /' }]\n\
         push_back = [{ say = 'S', at = 'end:deep-dive' }, { say = 'T', change = true, points = ['U'] }]\n");
    let phases: Vec<_> = q.points.iter().map(|point| point.phase).collect();
    let wanted = [Phase::Requirements, Phase::HighLevel, Phase::DeepDive];
    assert_eq!(phases, wanted.map(Some));
    assert_eq!(q.minutes, 45);
    assert_eq!(q.sections[0].title, "API and data", "named by its phase");
    assert_eq!(q.push_backs[0].trigger, Trigger::EndOf(Phase::DeepDive));
    assert_eq!(q.push_backs[1].trigger, Trigger::Change);
    assert_eq!(q.push_backs[1].points[0].group, Group::PushBack);
}

#[test]
fn quick_questions_are_graded_by_one_point() {
    let q =
        one("kind = 'quickfire'\nlevel = 'staff'\nprompt = 'P?'\nanswer = 'At 3.5 ms. Mostly.'\n");
    let [point] = q.points.as_slice() else {
        panic!("{:?}", q.points);
    };
    assert_eq!(
        (point.id.as_str(), point.text.as_str()),
        ("answer", "At 3.5 ms.")
    );
    assert_eq!(
        (point.level, point.group, point.weight),
        (Level::Staff, Group::Cover, 1)
    );

    let q = one(
        "kind = 'myth'\nprompt = 'P?'\nclaim = 'C.'\ntruth = false\nanswer = 'No.'\nhears = 'H.'\n",
    );
    let Body::Myth {
        claim,
        truth,
        holds_when,
        hears,
    } = &q.body
    else {
        panic!("{:?}", q.body);
    };
    assert_eq!((claim.as_str(), *truth), ("C.", Truth::False));
    assert_eq!((holds_when.as_str(), hears.as_str()), ("", "H."));
}

#[test]
fn an_estimate_is_ready_to_be_worked_out() {
    let q = one(
        "kind = 'estimate'\nprompt = 'For {dau}?'\n[question.estimate]\nvary = { dau = [1e6, 2_000_000] }\n\
         step = [{ name = 'mean', formula = 'dau / 1000', unit = 'req/s' }]\n",
    );
    let Body::Estimate(estimate) = &q.body else {
        panic!("{:?}", q.body);
    };
    assert_eq!((estimate.unit.as_str(), estimate.factor), ("req/s", 3.0));
    let drawn = [("dau".to_owned(), estimate.vary[0].1[1])].into();
    assert_eq!(
        estimate.work_out(&drawn),
        Some(vec![("mean".to_owned(), 2000.0)])
    );
    assert_eq!(q.points[0].text, "Comes within a factor of 3 of the figure");
}

#[test]
fn the_hash_follows_prompt_and_points_and_nothing_else() {
    let base = "prompt = 'P?'\ncover = ['A', 'B']\n";
    let hash = one(base).hash;
    assert_eq!(hash, crc32fast::hash(b"P?\nA\nB"));
    assert_eq!(
        one(&format!("title = 'T'\nanswer = 'X'\n{base}")).hash,
        hash
    );
    assert_ne!(one(&base.replace("'B'", "'C'")).hash, hash);
    assert_ne!(one(&base.replace("P?", "P!")).hash, hash);
}

#[test]
fn links_lead_to_present_ids_in_any_file() {
    let questions = "[[question]]\nid = 'new'\naliases = ['old']\ntopic = 'a'\nprompt = 'P?'\ncover = ['A']\n\
         see_also = ['p:later', 'other:thing']\n";
    let later = "[[question]]\nid = 'later'\ntopic = 'a/b/c'\nprompt = 'P?'\ncover = ['A']\nsee_also = ['old']\n\
         [[objective]]\nid = 'can'\ngroup = 'G'\ntext = 'I can'\nproves = ['old']\n";
    // The topics of a pack that declares none are made from the paths that its questions use.
    let head = "format = 1\nname = 'p'\ntitle = 'P'\nessentials = ['old', 'later']\n";
    let files = [
        ("pack.toml", head),
        ("a.toml", questions),
        ("z.toml", later),
    ];
    let pack = texts(&files).pack.unwrap();
    let keys =
        |keys: &[crate::domain::id::Key]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        keys(&pack.questions[0].see_also),
        ["p:later", "other:thing"]
    );
    assert_eq!(keys(&pack.questions[1].see_also), ["p:new"]);
    assert_eq!(keys(&pack.essentials), ["p:new", "p:later"]);
    assert_eq!(keys(&pack.objectives[0].proves), ["p:new"]);
    assert_eq!(pack.questions[0].aliases[0].as_str(), "old");
    let topics: Vec<_> = pack
        .topics
        .iter()
        .map(|t| (t.path.as_str(), t.title.as_str()))
        .collect();
    assert_eq!(topics, [("a", "A"), ("a/b", "B"), ("a/b/c", "C")]);
}

#[test]
fn markdown_keeps_its_lines_and_a_line_keeps_none() {
    let q = one(
        "prompt = '''\nOne\n\n  two\t.\n'''\ntitle = \"\"\"\nA\nB\"\"\"\ncover = [{ text = \"\"\"A long\n  text\"\"\" }]\n",
    );
    assert_eq!(q.prompt, "One\n\n  two   .");
    assert_eq!(q.title, "A B");
    assert_eq!(q.points[0].text, "A long   text");
}

#[test]
fn a_name_that_is_taken_or_reserved_refuses_the_second_pack() {
    let named = |name: &str, place: &str, origin| {
        let head = HEAD.replace("'p'", &format!("'{name}'"));
        let question = "[[question]]\nid = 'q'\ntopic = 'a'\nprompt = 'P?'\ncover = ['A']\n";
        let mut source = Source::of_texts(place, &[("pack.toml", &head), ("q.toml", question)]);
        source.origin = origin;
        source
    };
    let all = load_all(&[
        named(SHIPPED, "built-in", Origin::BuiltIn),
        named(MINE, "mine", Origin::Mine),
        named("x", "first", Origin::Folder),
        named("x", "second", Origin::Folder),
        named(SHIPPED, "shadow", Origin::Folder),
        named(MINE, "not-mine", Origin::Folder),
    ]);
    let kept: Vec<bool> = all.iter().map(|loaded| loaded.pack.is_some()).collect();
    assert_eq!(kept, [true, true, true, false, false, false]);
    let said = all[3].diagnostics[0].to_string();
    assert!(
        said.starts_with("second/pack.toml:1:1: error: The pack name `x` is loaded already"),
        "{said}"
    );
    let alone = load_all(&[named(MINE, "shadow", Origin::Folder)]);
    assert!(alone[0].diagnostics[0].message.contains("reserved"));
    assert!(
        load(&named(SHIPPED, "content", Origin::Folder))
            .pack
            .is_some(),
        "checking alone is fine"
    );
}

#[test]
fn large_packs_read_on_threads_come_out_in_order() {
    let file = |n: usize| {
        let one = |i: usize| {
            format!(
                "[[question]]\nid = 'q{n}-{i}'\ntopic = 'a'\nprompt = '{}'\ncover = ['A']\n",
                "word ".repeat(100)
            )
        };
        (0..100).map(one).collect::<Vec<_>>().concat()
    };
    let all: Vec<(String, String)> = (10..40).map(|n| (format!("{n}.toml"), file(n))).collect();
    let mut files: Vec<(&str, &str)> = vec![("pack.toml", HEAD)];
    files.extend(
        all.iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    let pack = texts(&files).pack.unwrap();
    let ids: Vec<&str> = pack.questions.iter().map(|q| q.key.id()).collect();
    let wanted: Vec<String> = (10..40)
        .flat_map(|n| (0..100).map(move |i| format!("q{n}-{i}")))
        .collect();
    assert_eq!(ids, wanted);
}

#[test]
fn the_pack_of_the_program_has_no_fault() {
    let all = Source::built_in();
    let places: Vec<&str> = all.iter().map(|source| source.place.as_str()).collect();
    assert_eq!(places, [SHIPPED]);
    for source in all {
        let loaded = check(&source, Strictness::House);
        let lines: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
        assert!(loaded.pack.is_some());
    }
}
