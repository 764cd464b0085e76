//! The tables: means over learners, the spread beside them, a dash where there is nothing to measure.

use crate::arm::{Log, Waits};
use crate::world::{BREAK, DAYS, MINUTES, World, real};

/// What the exam found, in percent.
pub(crate) struct Exam {
    pub(crate) essentials: f64,
    pub(crate) essentials_hire: f64,
    pub(crate) all: f64,
    pub(crate) all_hire: f64,
    pub(crate) recall: Option<f64>,
}

/// One learner's weeks with one way of studying.
pub(crate) struct Course {
    pub(crate) arm: &'static str,
    pub(crate) seed: u64,
    pub(crate) with_break: bool,
    pub(crate) exam: Exam,
    pub(crate) minutes: Vec<f64>,
    pub(crate) back: Waits,
    pub(crate) cleared: Option<u32>,
    /// How many of what was due then were answered by the interview.
    pub(crate) answered: usize,
    /// How many of the essentials were seen.
    pub(crate) essentials: usize,
    pub(crate) log: Log,
}

/// A column: its head and what it measures.
type Column = (&'static str, Measure);
type Measure = fn(&Course) -> Option<f64>;

const READINESS: [Column; 7] = [
    ("essentials: score", |course| Some(course.exam.essentials)),
    ("hire, %", |course| Some(course.exam.essentials_hire)),
    ("all: score", |course| Some(course.exam.all)),
    ("hire, %", |course| Some(course.exam.all_hire)),
    ("essentials seen", |course| Some(real(course.essentials))),
    ("seen", |course| Some(real(course.log.seen.len()))),
    ("points of these recalled, %", |course| course.exam.recall),
];

const EFFORT: [Column; 6] = [
    ("minutes a day", |course| {
        Some(course.minutes.iter().sum::<f64>() / real(course.minutes.len()))
    }),
    ("most", |course| {
        course.minutes.iter().copied().reduce(f64::max)
    }),
    ("answers", |course| Some(real(course.log.answers))),
    ("points alone", |course| Some(real(course.log.drills))),
    ("due answers above Again, %", |course| {
        share(course.log.due_remembered, course.log.due)
    }),
    ("due points recalled, %", |course| {
        share(course.log.points_remembered, course.log.points_due)
    }),
];

const BACK: [Column; 6] = [
    ("questions due", |course| Some(real(course.back.questions))),
    ("their minutes", |course| {
        Some(f64::from(course.back.minutes))
    }),
    ("said: tonight", |course| {
        (course.back.days > 0).then(|| real(course.back.tonight))
    }),
    ("said: days for the rest", |course| {
        (course.back.days > 0).then(|| f64::from(course.back.days))
    }),
    ("evenings until all were answered", |course| {
        course.cleared.map(f64::from)
    }),
    ("answered by the interview, %", |course| {
        share(course.answered, course.back.questions)
    }),
];

/// Measures that are compared learner by learner.
const PAIRED: [Column; 4] = [
    ("essentials: score", |course| Some(course.exam.essentials)),
    ("hire, %", |course| Some(course.exam.essentials_hire)),
    ("all: score", |course| Some(course.exam.all)),
    ("hire, %", |course| Some(course.exam.all_hire)),
];

fn share(some: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| 100.0 * real(some) / real(all))
}

/// All tables as Markdown.
pub(crate) fn tables(world: &World, courses: &[Course], learners: u64) -> String {
    let mut out = format!(
        "{} questions, {} of them essentials; {DAYS} days of {MINUTES} minutes; {learners} learners; mean ± standard deviation.\n",
        world.library.len(),
        world.essentials.len(),
    );
    for with_break in [false, true] {
        let own: Vec<&Course> = courses
            .iter()
            .filter(|course| course.with_break == with_break)
            .collect();
        let title = if with_break {
            format!("with a break from day {} to {}", BREAK.start + 1, BREAK.end)
        } else {
            "every day".to_owned()
        };
        heading(&mut out, "On the day of the interview", &title);
        out.push_str(&table(&own, &READINESS, as_it_is));
        heading(
            &mut out,
            "Learner by learner, less what greenroom gave the same one",
            &title,
        );
        out.push_str(&table(&own, &PAIRED, less_greenroom));
        heading(&mut out, "Work and retention", &title);
        out.push_str(&table(&own, &EFFORT, as_it_is));
        if with_break {
            heading(&mut out, "Back after the break", &title);
            out.push_str(&table(&own, &BACK, as_it_is));
        }
    }
    out
}

fn heading(out: &mut String, what: &str, when: &str) {
    out.extend(["\n### ", what, ", ", when, "\n\n"]);
}

/// A measure of one course, seen among all.
type View = fn(&Course, &[&Course], Measure) -> Option<f64>;

fn as_it_is(course: &Course, _: &[&Course], measure: Measure) -> Option<f64> {
    measure(course)
}

fn less_greenroom(course: &Course, all: &[&Course], measure: Measure) -> Option<f64> {
    let ours = all.first().map(|first| first.arm)?;
    let same = all
        .iter()
        .find(|other| other.arm == ours && other.seed == course.seed)?;
    (course.arm != ours).then(|| Some(measure(course)? - measure(same)?))?
}

fn table(courses: &[&Course], columns: &[Column], view: View) -> String {
    let mut arms: Vec<&str> = Vec::new();
    for course in courses {
        if !arms.contains(&course.arm) {
            arms.push(course.arm);
        }
    }
    let heads: Vec<&str> = columns.iter().map(|(head, _)| *head).collect();
    let mut out = format!(
        "| | {} |\n|---|{}\n",
        heads.join(" | "),
        "--:|".repeat(heads.len())
    );
    for arm in arms {
        let cells: Vec<String> = columns
            .iter()
            .map(|(_, measure)| {
                let own = courses.iter().filter(|course| course.arm == arm);
                cell(
                    &own.filter_map(|course| view(course, courses, *measure))
                        .collect::<Vec<f64>>(),
                )
            })
            .collect();
        out.extend(["| ", arm, " | ", &cells.join(" | "), " |\n"]);
    }
    out
}

/// `71.4 ± 2.1`.
fn cell(values: &[f64]) -> String {
    if values.is_empty() {
        return "–".to_owned();
    }
    let mean = values.iter().sum::<f64>() / real(values.len());
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let spread = (squares / real(values.len().max(2) - 1)).sqrt();
    format!("{mean:.1} ± {spread:.1}")
}
