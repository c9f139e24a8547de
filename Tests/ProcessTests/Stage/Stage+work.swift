import Testing
import TestSupport

extension Stage {
    /// Starts the API and has it take complaints that nobody works yet.
    func submitComplaints(_ count: Int) async throws -> [API.Accepted] {
        try await start(.intakeAPI)
        var taken: [API.Accepted] = []
        for number in 1...count {
            taken.append(try #require(await api.attempt(Complaint(number), key: nil)))
        }
        return taken
    }

    /// Starts a worker and waits until it has claimed that many jobs.
    func startWorker(holding jobs: Int, _ settings: [String: String] = [:]) async throws -> Child {
        let worker = try await start(.worker, settings)
        try await eventually("the worker holds \(jobs) jobs") { try await ledger.number(CountLeases()) == jobs }
        return worker
    }

    /// The one that says so; nobody else may.
    func leader(among schedulers: [Child]) async throws -> Child {
        func leads(_ scheduler: Child) -> Bool { scheduler.log.contains("leading") }
        try await eventually("somebody leads", within: .seconds(15)) { schedulers.contains(where: leads) }
        let leaders = schedulers.filter(leads)
        #expect(leaders.count == 1)
        return try #require(leaders.first)
    }
}

extension Stage {
    /// One step on a case, which has to be taken.
    func act(_ accepted: API.Accepted, _ step: String, _ body: String, token: String) async throws {
        let answer = try await api.post("/v1/cases/\(accepted.reference)/\(step)", body, token: token)
        try #require(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    /// The case as the complainant sees it.
    func show<Document: Decodable>(_ accepted: API.Accepted, as type: Document.Type) async throws -> Document {
        let answer = try await api.get("/v1/cases/\(accepted.reference)", token: accepted.accessToken)
        try #require(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
        return try answer.decode(type)
    }
}
