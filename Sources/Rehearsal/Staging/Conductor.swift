import Domain
import FoundationEssentials
import JobQueue
import Operations
import Persistence
import Postgres

/// Moves case time from one moment at which something is due to the next, and plays what is due there.
///
/// Case time stands still until nothing is under way, first for the scheme's own appointments and then for what people
/// do; so it does not matter in which order workers take the jobs of one moment.
struct Conductor {
    private var theatre: Theatre
    let script: Script
    let source: any ComplaintSource
    let end: Date
    private(set) var cast = Cast()
    private(set) var violations: [Violation] = []
    private(set) var momentsPlayed = 0
    private(set) var actsPlayed = 0
    /// As people last heard, by ordinal.
    private var states: [Int: CaseState] = [:]
    private var agenda = Agenda()
    private var arrivals: Arrivals
    private var routine: Routine
    private var lastDayRead: CalendarDay?

    init(_ theatre: Theatre, _ plan: RehearsalPlan, _ script: Script, _ source: any ComplaintSource) {
        self.theatre = theatre
        self.script = script
        self.source = source
        // What is told in the morning of a day that is not played does not happen on it either.
        end = LondonTime.startOfDay(plan.end).addingTimeInterval(-1)
        arrivals = Arrivals(
            count: source.count, from: plan.start, over: plan.daysOfArrival,
            incident: source.incident.map { ($0.complaints, plan.dayOfIncident) })
        routine = Routine(from: plan.start, through: plan.end)
    }

    /// - Parameters:
    ///   - theatre: the processes, as they run until then
    ///   - moment: the first that is not played
    mutating func play(in theatre: Theatre, before moment: Date, announcing: (Date) -> Void) async throws {
        self.theatre = theatre
        while let next = try await nextMoment(), next < moment {
            announcing(next)
            try await play(next)
        }
        theatre.clock.set(to: moment.addingTimeInterval(-1))
        try await theatre.settle()
    }

    private func nextMoment() async throws -> Date? {
        let timer = try await theatre.queue.nextTimerDue()
        let next = [timer, agenda.nextMoment, arrivals.nextMoment, routine.nextMoment].compactMap(\.self).min()
        return next.map { max($0, theatre.clock.now) }
    }

    private mutating func play(_ moment: Date) async throws {
        theatre.clock.set(to: moment)
        try await theatre.start(routine.take(at: moment))
        try await theatre.settle()
        try await learn()
        try await receive(arrivals.take(at: moment))
        try await perform(agenda.take(at: moment))
        try await readOnceADay()
        try await theatre.settle()
        try await learn()
        momentsPlayed += 1
    }

    /// People hear of what has changed, and plan what to do about it.
    private mutating func learn() async throws {
        let changes = try await theatre.pool.execute(ListCasesChangedAt(theatre.clock.now))
        for changed in changes {
            if let member = cast.recognize(changed.id, changed.reference) { states[member.ordinal] = changed.state }
        }
        for changed in changes {
            guard let member = cast.recognize(changed.id, changed.reference),
                let profile = theatre.profiles[changed.scheme]
            else {
                violations.append(Violation(.strangeCase, nil, "a case that no complaint of the rehearsal became"))
                continue
            }
            let scene = Scene(
                ordinal: member.ordinal, state: changed.state, generation: changed.generation, round: changed.round,
                now: theatre.clock.now, profile: profile, provider: changed.provider, issues: member.issues,
                twin: twin(of: member.ordinal))
            if agenda.hasPlans(for: scene.ordinal, at: scene.stage) { continue }
            agenda.plan(script.acts(in: scene), for: scene.ordinal, at: scene.stage)
        }
    }

    private func twin(of ordinal: Int) -> Reference? {
        guard let twin = source.twin(of: ordinal), states[twin]?.status == .awaitingProvider else { return nil }
        return cast[twin]?.reference
    }

    private mutating func receive(_ ordinals: [Int]) async throws {
        let today = LondonTime.day(of: theatre.clock.now)
        let members = try await inParallel(ordinals) { [theatre, source] ordinal in
            let draft = try source.complaint(ordinal, on: today)
            let submission = Submission(draft: draft, idempotencyKey: "complaint \(ordinal)", client: "rehearsal")
            let accepted = try await theatre.acceptComplaint(submission)
            return Cast.Member(
                ordinal: ordinal, reference: accepted.reference, accessToken: accepted.accessToken,
                issues: draft.issues)
        }
        for member in members { cast.add(member) }
    }

    private mutating func perform(_ due: [[PlannedAct]]) async throws {
        let company = Company(theatre: theatre, cast: cast, roster: script.roster)
        let refusals = try await inParallel(due) { acts in try await company.perform(acts) }
        violations += refusals.flatMap(\.self)
        actsPlayed += due.reduce(0) { $0 + $1.count }
    }

    private mutating func readOnceADay() async throws {
        let today = LondonTime.day(of: theatre.clock.now)
        guard lastDayRead != today else { return }
        lastDayRead = today
        violations += try await Readers(theatre: theatre, cast: cast, script: script).readAll()
    }
}

/// Runs `body` on every element, a few at a time; the answers come in any order.
private func inParallel<Element: Sendable, Value: Sendable>(
    _ elements: [Element], width: Int = 8, _ body: @escaping @Sendable (Element) async throws -> Value
) async throws -> [Value] {
    try await withThrowingTaskGroup(of: Value.self) { group in
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            if index >= width, let value = try await group.next() { values.append(value) }
            group.addTask { try await body(element) }
        }
        for try await value in group { values.append(value) }
        return values
    }
}
