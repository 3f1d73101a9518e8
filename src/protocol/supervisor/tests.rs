use super::*;
use crate::nn::{RunConfig, Session, StopConditions};
use crate::protocol::NetworkSnapshot;

fn prepare(run: u32) -> Command {
    Command::Prepare {
        run,
        networks: vec![RunConfig::default()],
        from: Vec::new(),
        stop_at: None,
        resolution: 2,
        neuron_resolution: 0,
    }
}

/// A snapshot of a network that has really taken these steps, with its buffer.
fn report(run: u32, steps: u64, running: bool) -> (Event, Vec<f32>) {
    let mut session = Session::<crate::nn::Scalar>::new(&RunConfig::default()).unwrap();
    session.advance(steps);
    let values = session.trainer().checkpoint().values;
    let snapshot = Snapshot {
        run,
        running,
        steps_per_second: 0.0,
        networks: vec![NetworkSnapshot {
            progress: session.progress(),
            curve: Vec::new(),
        }],
        pictures: false,
        inspected_neuron: None,
    };
    (
        Event::Reported(Report::Snapshot(snapshot), values.clone()),
        values,
    )
}

fn ready() -> Event {
    Event::Reported(Report::Ready, Vec::new())
}

/// A supervisor whose worker listens and trains run 1.
fn training() -> Supervisor {
    let mut supervisor = Supervisor::default();
    assert_eq!(supervisor.on(Event::Asked(prepare(1))), [Action::Load]);
    assert_eq!(supervisor.on(Event::Asked(Command::Play)), []);
    assert_eq!(supervisor.on(Event::Loaded), [Action::Start(1)]);
    assert_eq!(
        supervisor.on(ready()),
        [Action::Send(prepare(1)), Action::Send(Command::Play)]
    );
    // The first report of a run is about how it was set up.
    supervisor.on(report(1, 0, false).0);
    supervisor.on(report(1, 5, true).0);
    supervisor
}

#[test]
fn a_report_is_told_and_acknowledged() {
    let mut supervisor = training();
    let actions = supervisor.on(report(1, 7, true).0);
    assert!(matches!(
        actions.as_slice(),
        [
            Action::Tell(TrainerNews::Snapshot(..)),
            Action::Send(Command::Ack)
        ]
    ));
    assert!(supervisor.is_busy());
}

/// Whether the only snapshot among these actions says that the run is running.
fn told_running(actions: &[Action]) -> bool {
    let [Action::Tell(TrainerNews::Snapshot(snapshot, _)), ..] = actions else {
        panic!("{actions:?}");
    };
    snapshot.running
}

#[test]
fn the_report_of_a_run_set_up_to_play_does_not_say_that_it_stands_still() {
    let mut supervisor = Supervisor::default();
    supervisor.on(Event::Asked(prepare(1)));
    supervisor.on(Event::Asked(Command::Play));
    supervisor.on(Event::Loaded);
    supervisor.on(ready());
    assert!(told_running(&supervisor.on(report(1, 0, false).0)));
    assert!(told_running(&supervisor.on(report(1, 5, true).0)));
    supervisor.on(Event::Asked(Command::Pause));
    assert!(!told_running(&supervisor.on(report(1, 6, false).0)));
}

#[test]
fn a_late_report_does_not_start_the_run_after_it() {
    let mut supervisor = training();
    supervisor.on(Event::Asked(prepare(2)));
    supervisor.on(report(1, 11, true).0);
    assert!(!supervisor.is_busy());
    assert!(!told_running(&supervisor.on(report(2, 0, false).0)));
}

#[test]
fn the_watchdog_replaces_a_worker_that_trains_in_silence() {
    let mut supervisor = training();
    for _ in 0..SILENT_TICKS {
        assert_eq!(supervisor.on(Event::Tick), []);
    }
    assert_eq!(supervisor.on(Event::Tick), [Action::Stop, Action::Start(2)]);
    // A report in between would have been enough, and so would a pause.
    let mut supervisor = training();
    for tick in 0..3 * SILENT_TICKS {
        if tick % SILENT_TICKS == 0 {
            supervisor.on(report(1, 6, true).0);
        }
        assert_eq!(supervisor.on(Event::Tick), [], "tick {tick}");
    }
    supervisor.on(Event::Asked(Command::Pause));
    for _ in 0..3 * SILENT_TICKS {
        assert_eq!(supervisor.on(Event::Tick), []);
    }
}

#[test]
fn after_a_crash_the_run_goes_on_from_the_last_report() {
    let mut supervisor = training();
    let throttle = Command::Throttle {
        steps_per_second: Some(10.0),
        pictures: true,
        inspected_neuron: None,
    };
    let stop_when = Command::StopWhen {
        conditions: StopConditions::default(),
    };
    supervisor.on(Event::Asked(throttle.clone()));
    supervisor.on(Event::Asked(stop_when.clone()));
    supervisor.on(Event::Asked(Command::LearningRate { rate: 0.5 }));
    let (event, values) = report(1, 9, true);
    supervisor.on(event);
    assert_eq!(supervisor.on(Event::Died), [Action::Stop, Action::Start(2)]);
    // What is asked meanwhile comes after what is said again.
    assert_eq!(supervisor.on(Event::Asked(Command::Pause)), []);
    let replay = supervisor.on(ready());
    let [
        Action::Send(Command::Prepare { networks, from, .. }),
        rest @ ..,
    ] = replay.as_slice()
    else {
        panic!("{replay:?}");
    };
    assert_eq!(from[..], [Checkpoint { step: 9, values }]);
    assert_eq!(networks[0].learning_rate, 0.5);
    let commands = [throttle, stop_when, Command::Play, Command::Pause];
    assert_eq!(rest, commands.map(Action::Send));
}

#[test]
fn three_deaths_in_a_row_end_the_run_and_the_next_command_begins_afresh() {
    let mut supervisor = training();
    supervisor.on(Event::Died);
    supervisor.on(ready());
    supervisor.on(Event::Died);
    let last = supervisor.on(Event::Died);
    assert_eq!(
        last,
        [
            Action::Stop,
            Action::Tell(TrainerNews::Failed(NO_MORE.into()))
        ]
    );
    assert_eq!(supervisor.state(), State::Closed);
    assert!(!supervisor.is_busy());
    // The third worker's handshake is nobody's affair any more.
    assert_eq!(supervisor.on(Event::HandshakeOver(3)), []);
    assert_eq!(supervisor.on(Event::Asked(prepare(2))), [Action::Load]);
    assert_eq!(supervisor.on(Event::Loaded), [Action::Start(4)]);
    assert_eq!(supervisor.on(ready()), [Action::Send(prepare(2))]);
}

#[test]
fn deaths_with_a_report_between_end_nothing() {
    let mut supervisor = training();
    for step in 10..20 {
        assert_eq!(supervisor.on(Event::Died)[0], Action::Stop);
        supervisor.on(ready());
        supervisor.on(report(1, step, true).0);
    }
    assert_eq!(supervisor.state(), State::Listening { silent: 0 });
}

#[test]
fn a_restart_forgets_where_the_run_was() {
    let mut supervisor = training();
    supervisor.on(Event::Asked(Command::StopWhen {
        conditions: StopConditions::default(),
    }));
    let restart = supervisor.on(Event::Asked(prepare(2)));
    assert_eq!(restart, [Action::Send(prepare(2))]);
    assert!(!supervisor.is_busy());
    // A late report of the run before is not where this one is.
    supervisor.on(report(1, 11, true).0);
    supervisor.on(Event::Asked(Command::Pause));
    supervisor.on(Event::Died);
    assert_eq!(supervisor.on(ready()), [Action::Send(prepare(2))]);
}

#[test]
fn a_program_that_does_not_arrive_or_start_is_said_and_asked_for_again() {
    let mut supervisor = Supervisor::default();
    supervisor.on(Event::Asked(prepare(1)));
    let failed = |why: &str| [Action::Stop, Action::Tell(TrainerNews::Failed(why.into()))];
    assert_eq!(
        supervisor.on(Event::Unavailable("it is gone".into())),
        failed("it is gone")
    );
    assert_eq!(supervisor.on(Event::Asked(prepare(2))), [Action::Load]);
    assert_eq!(supervisor.on(Event::Loaded), [Action::Start(1)]);
    // It never says that it listens.
    assert_eq!(supervisor.on(Event::HandshakeOver(1)), failed(NO_START));
    supervisor.on(Event::Asked(prepare(3)));
    supervisor.on(Event::Loaded);
    // The time of the worker before is not this one's.
    assert_eq!(supervisor.on(Event::HandshakeOver(1)), []);
    assert_eq!(supervisor.state(), State::Starting);
    assert_eq!(supervisor.on(ready()), [Action::Send(prepare(3))]);
}
