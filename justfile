# What one does with greenroom's source; `just` alone lists it.

_list:
    @just --list

# Everything that has to hold before a change lands
ci:
    bash .ci/run

# The tests, as the README says
test:
    cargo test

# Look at changed screens, then take them over: every difference is read by eye first
snapshots:
    INSTA_UPDATE=always INSTA_FORCE_PASS=1 cargo test --test screens
    git diff --stat -- tests/snapshots

# Hold the shipped pack to the format and the house style
pack:
    cargo run --quiet -- pack check --strict

# 200 rounds of kill -9 while two instances save: no confirmed record may be lost
kill-nine rounds="200":
    GREENROOM_KILL_ROUNDS={{rounds}} cargo test --release --test kill_nine -- --nocapture

# 50 rounds on greenroom itself, killed at seeded moments and taken up again
round-kills rounds="50":
    GREENROOM_ROUND_KILLS={{rounds}} cargo test --test round_story killed_at_any -- --nocapture

# Counted CPU: search, first frame, key to frame, reading the journal
bench:
    cargo bench

# A simulated learner beside fixed intervals, SM-2 and re-reading: the tables of docs/simulation.md
simulate learners="40":
    cargo run --release --quiet --example simulate -- {{learners}}

# Draw the picture of the README anew
picture:
    cargo run --quiet --example picture -- assets/study.svg
