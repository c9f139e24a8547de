import Domain
import Persistence
import Postgres

/// Submissions that go in together, by one transaction: three round trips, however many they are.
struct IntakeBatch: Sendable {
    /// By the id that the submission's case was to have.
    typealias Answers = [CaseID: Result<AcceptedComplaint, any Error>]

    let office: CaseOffice
    /// Each key once.
    let intakes: [ComplaintIntake]

    /// Runs inside the accepting transaction.
    func write(_ writer: CaseWriter, _ connection: isolated Connection) throws -> Answers {
        var answers: Answers = [:]
        var fresh = try claimKeys(of: intakes, &answers, connection)
        fresh = try claimRows(of: fresh, &answers, connection)
        var opened = OpenedCases(writer: writer)
        for intake in fresh {
            answers[intake.id] = .success(try opened.open(intake))
        }
        try opened.write(connection)
        try closeDrafts(of: fresh, connection)
        return answers
    }

    private func closeDrafts(of fresh: [ComplaintIntake], _ connection: isolated Connection) throws {
        let sent = fresh.compactMap { intake in intake.submission.answers.map { (draft: $0, caseID: intake.id) } }
        if !sent.isEmpty { try connection.run(CloseDrafts(sent)) }
    }

    /// - Returns: those whose key was free, and those without one. The others are answered.
    private func claimKeys(
        of intakes: [ComplaintIntake], _ answers: inout Answers, _ connection: isolated Connection
    ) throws -> [ComplaintIntake] {
        let claims = intakes.compactMap { intake in
            intake.key.map { IdempotentSubmission(key: $0, caseID: intake.id, bodyDigest: intake.digest) }
        }
        guard !claims.isEmpty else { return intakes }
        let claimed = Set(try connection.execute(ClaimIdempotencyKeys(claims)))
        let late = intakes.filter { $0.key != nil && !claimed.contains($0.id) }
        if !late.isEmpty { try replay(late, &answers, connection) }
        return intakes.filter { $0.key == nil || claimed.contains($0.id) }
    }

    /// Answers submissions whose key another one has used, as that one was answered.
    private func replay(
        _ late: [ComplaintIntake], _ answers: inout Answers, _ connection: isolated Connection
    ) throws {
        let used = try connection.execute(FindIdempotencyKeys(late.compactMap(\.key)))
        let cases = try connection.execute(ReadCases(used.map(\.caseID)))
        for intake in late {
            answers[intake.id] = Result {
                guard let earlier = used.first(where: { $0.key == intake.key }),
                    let stored = cases.first(where: { $0.subject.id == earlier.caseID })
                else { throw SubmissionError.keyInUse }
                guard earlier.bodyDigest == intake.digest else { throw SubmissionError.keyReusedWithOtherBody }
                return AcceptedComplaint(stored, tokens: office.tokens)
            }
        }
    }

    /// - Returns: those whose row was not imported before, and those of no file. The others are answered.
    private func claimRows(
        of intakes: [ComplaintIntake], _ answers: inout Answers, _ connection: isolated Connection
    ) throws -> [ComplaintIntake] {
        let claims = intakes.compactMap { intake in
            intake.row.map { row in
                ClaimImportedRows.Claim(
                    source: row.source, externalID: row.externalID, place: row.place, caseID: intake.id)
            }
        }
        guard !claims.isEmpty else { return intakes }
        let claimed = Set(try connection.execute(ClaimImportedRows(claims)))
        return intakes.filter { intake in
            guard intake.row != nil, !claimed.contains(intake.id) else { return true }
            answers[intake.id] = .failure(AlreadyImported())
            return false
        }
    }
}

/// The row was taken in by an earlier import.
struct AlreadyImported: Error {}
