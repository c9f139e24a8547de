import Domain
import Operations

/// The staff at what was drawn to be read a second time: each reads what the product gave them, and the ombudsmen look at
/// where a reading differs from its draft.
struct Readers: Sendable {
    let theatre: Theatre
    let cast: Cast
    let script: Script

    /// - Returns: what the product would not let them do, although the rules do.
    func readAll() async throws -> [Violation] {
        var violations: [Violation] = []
        for member in script.roster.caseworkers + script.roster.ombudsmen {
            let credential = Credential.bearer(member.token)
            let list = try await ShowWorkList(theatre.office)(credential)
            for reading in list.readings + list.freeReadings {
                violations += try await noting(reading.reference) { try await read(reading, credential) }
            }
            for item in list.items {
                guard let reading = item.reading else { continue }
                violations += try await noting(item.reference) {
                    try await SettleReading(theatre.office)(reading, credential: credential)
                }
            }
        }
        return violations
    }

    private func read(_ reading: WorkReading, _ credential: Credential) async throws {
        try await TakeReading(theatre.office)(reading.id, credential: credential)
        let view = try await ShowReading(theatre.office)(reading.id, credential: credential)
        let ordinal = cast.ordinal(of: reading.reference) ?? 0
        try await FinishReading(theatre.office)(
            reading.id, finding: script.reading(ordinal, on: view.issues), because: "Both sides' accounts.",
            credential: credential)
    }

    private func noting(_ reference: Reference, _ body: () async throws -> Void) async throws -> [Violation] {
        do {
            try await body()
            return []
        } catch let refusal as ActionRefused {
            return [Violation(.refusedAct, cast.ordinal(of: reference), "second reading: \(refusal.code)")]
        } catch let refusal as CaseAccessError {
            return [Violation(.refusedAct, cast.ordinal(of: reference), "second reading: \(refusal)")]
        }
    }
}
