import Testing
import TestSupport

/// Complaints come in and are worked, while the processes that work them are killed and started again.
final class KillPlay {
    private static let complaints = 24
    private static let messages = complaints * Correspondence.perComplaint

    private let stage: Stage
    private var dice: Dice
    private var cast: [(program: ProgramName, child: Child)] = []
    private var answers: [API.Accepted] = []

    init(on stage: Stage, seed: UInt64) async throws {
        self.stage = stage
        dice = Dice(seed: seed)
        try await stage.start(.intakeAPI)
        let victims: [ProgramName] = [.worker, .worker, .scheduler]
        for (program, child) in zip(victims, try await stage.start(victims)) { cast.append((program, child)) }
    }

    func perform(kills: Int, crashingDatabase: Bool = false) async throws {
        let api = stage.api
        async let submitted = Self.submitAll(to: api)
        let moments = (0..<kills).map { _ in Int.random(in: 1..<Self.messages * 3 / 4, using: &dice) }.sorted()
        for (number, moment) in moments.enumerated() {
            try await eventually("\(moment) messages are out", within: .seconds(60)) {
                try await stage.ledger.number(CountSentMessages()) >= moment
            }
            if crashingDatabase, number == kills / 2 { try await PostgresRestart.perform(stage) }
            try await replaceSomebody()
        }
        answers = try await submitted
        try await eventually("all work is done", within: .seconds(60)) {
            try await stage.ledger.isSettled(messages: Self.messages)
        }
    }

    /// A new one starts at once, as under a supervisor, and nobody waits for it.
    private func replaceSomebody() async throws {
        let index = Int.random(in: cast.indices, using: &dice)
        try await cast[index].child.kill()
        cast[index].child = try stage.launch(cast[index].program)
    }

    /// Four clients side by side.
    private static func submitAll(to api: API) async throws -> [API.Accepted] {
        try await withThrowingTaskGroup(of: [API.Accepted].self) { group in
            for client in 0..<4 {
                group.addTask {
                    var taken: [API.Accepted] = []
                    for number in stride(from: client, to: complaints, by: 4) {
                        taken.append(try await api.submitUntilTaken(Complaint(number), key: "complaint-\(number)"))
                    }
                    return taken
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    func checkThatNothingIsLostOrDoubled() async throws {
        let cases = try await stage.ledger.ask(ListCases())
        #expect(cases.map(\.reference).sorted() == answers.map(\.reference).sorted())
        for row in cases {
            #expect(row.status == "awaiting_provider", "\(row.reference)")
            #expect(row.clockStarts == 1 && row.runningClocks == 1, "the clock of \(row.reference) runs once")
            #expect(row.events == row.lastEvent, "the history of \(row.reference) has no gap")
            #expect(row.timers > 0, "\(row.reference) is armed")
        }
        try Correspondence.check(await stage.ledger.ask(ListMessages()), against: stage.mailFolder)
        #expect(try await stage.ledger.number(CountRepeatedJobs()) == 0)
    }
}
