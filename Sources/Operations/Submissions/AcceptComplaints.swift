import Domain
import FoundationEssentials
import Persistence
public import Postgres

/// Takes complaints in, all by one transaction where that can be: assesses them, opens their cases, and answers once
/// they are committed. What is wrong with one of them costs the others nothing but time.
public struct AcceptComplaints: Sendable {
    typealias Answers = IntakeBatch.Answers

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter submissions: some hundred at most; a key may come more than once
    /// - Returns: an answer for each, in order. A failure is a `SubmissionError`, or an error on our side; nothing was
    ///   changed then.
    public func callAsFunction(_ submissions: [Submission]) async -> [Result<AcceptedComplaint, any Error>] {
        var answers: [Result<AcceptedComplaint, any Error>?] = Array(repeating: nil, count: submissions.count)
        var waiting = submissions.enumerated().map { (place: $0.offset, intake: ComplaintIntake($0.element)) }
        while !waiting.isEmpty {
            let (round, repeats) = Self.split(waiting)
            let written = await self(round.map(\.intake))
            for (place, intake) in round { answers[place] = written[intake.id] }
            waiting = repeats
        }
        return answers.map { $0 ?? .failure(SubmissionError.unavailable) }
    }

    /// - Returns: each key for the first time, and the others, which are answered as the first ones were.
    private static func split(
        _ waiting: [(place: Int, intake: ComplaintIntake)]
    ) -> (round: [(place: Int, intake: ComplaintIntake)], repeats: [(place: Int, intake: ComplaintIntake)]) {
        var keys: Set<IdempotencyKey> = []
        let isFirst = waiting.map { entry in entry.intake.key.map { keys.insert($0).inserted } ?? true }
        return (
            zip(waiting, isFirst).filter { $0.1 }.map { $0.0 }, zip(waiting, isFirst).filter { !$0.1 }.map { $0.0 }
        )
    }

    /// - Parameter intakes: each key once
    /// - Returns: an answer for each
    func callAsFunction(_ intakes: [ComplaintIntake]) async -> Answers {
        var waiting = intakes
        var answers: Answers = [:]
        for _ in 1...Self.maximumAttempts {
            do {
                return answers.merging(try await attempt(waiting)) { $1 }
            } catch let error as PostgresError where error.leavesDoubt {
                guard let found = await find(waiting) else { break }
                answers.merge(found) { $1 }
                waiting.removeAll { found[$0.id] != nil }
                if waiting.isEmpty { return answers }
            } catch let error as PostgresError where error.isRetryable {
                continue
            } catch let error as PostgresError where error.isAway {
                break
            } catch let error as PostgresError where error.isOfOne && waiting.count > 1 {
                return answers.merging(await halves(of: waiting)) { $1 }
            } catch let error as PostgresError where error.constraint == Self.referenceConstraint {
                continue  // the next attempt draws another reference
            } catch {
                return answers.merging(waiting.answered(with: error.asSubmissionError)) { $1 }
            }
        }
        return answers.merging(waiting.answered(with: SubmissionError.unavailable)) { $1 }
    }

    private func attempt(_ intakes: [ComplaintIntake]) async throws -> Answers {
        let batch = IntakeBatch(office: office, intakes: intakes)
        return try await office.transaction { connection, writer in try batch.write(writer, connection) }
    }

    /// Where the database does not say which of them it refuses.
    private func halves(of intakes: [ComplaintIntake]) async -> Answers {
        let middle = intakes.count / 2
        let first = await self(Array(intakes[..<middle]))
        return first.merging(await self(Array(intakes[middle...]))) { $1 }
    }

    /// What a lost COMMIT did. One statement of its own: it needs no COMMIT that could be lost as well.
    ///
    /// - Returns: `nil` when that cannot be had either.
    private func find(_ intakes: [ComplaintIntake]) async -> Answers? {
        guard let cases = try? await office.pool.execute(ReadCases(intakes.map(\.id))) else { return nil }
        return Dictionary(
            uniqueKeysWithValues: cases.map { ($0.subject.id, .success(AcceptedComplaint($0, tokens: office.tokens))) })
    }

    private static let maximumAttempts = 5
    private static let referenceConstraint = "case_file_reference_unique"
}

extension SubmissionError {
    /// Worth another attempt soon.
    static let unavailable = SubmissionError.unavailable(retryAfterSeconds: 5)
}

extension [ComplaintIntake] {
    fileprivate func answered(with error: any Error) -> IntakeBatch.Answers {
        Dictionary(uniqueKeysWithValues: map { ($0.id, .failure(error)) })
    }
}

extension Error {
    fileprivate var asSubmissionError: any Error {
        (self as? PostgresError)?.sqlState == .lockNotAvailable ? SubmissionError.keyInUse : self
    }
}

extension PostgresError {
    /// The rows may be there: the answer to COMMIT was lost, or such a COMMIT arrived after it had been asked for, so
    /// that our own id is there already.
    fileprivate var leavesDoubt: Bool {
        isOutcomeUnknown || constraint == "case_file_pkey" || constraint == "complaint_pkey"
    }

    /// Something about one row: its data (class 22), a constraint (class 23), or a key that another transaction holds.
    var isOfOne: Bool {
        ["22", "23"].contains(sqlState?.errorClass) || sqlState == .lockNotAvailable
    }

    /// True when the database cannot be had at this moment: it may be tried again soon.
    public var isAway: Bool {
        isConnectionLoss || kind == .acquireTimedOut
    }
}
