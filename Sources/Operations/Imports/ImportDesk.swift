import Domain
import Persistence
import Postgres

/// What becomes of a group of rows.
protocol ImportDesk: Sendable {
    /// - Returns: a result for each, in order
    /// - Throws: `ImportStopped`
    func take(_ group: [PreparedComplaint]) async throws -> [ImportedRowResult]
}

/// What became of one row.
struct ImportedRowResult: Sendable {
    enum Outcome: Sendable {
        case taken(EligibilityDecision)
        /// An earlier import took it.
        case alreadyThere
        case rejected(RejectedRow)
    }

    let draft: ComplaintDraft
    let outcome: Outcome
}

/// Takes a group in by one transaction. A row that the database refuses costs the others nothing but time.
struct ImportIntake: ImportDesk {
    private let accept: AcceptComplaints
    private let source: String

    init(_ office: CaseOffice, _ source: String) {
        accept = AcceptComplaints(office)
        self.source = source
    }

    func take(_ group: [PreparedComplaint]) async throws -> [ImportedRowResult] {
        let intakes = group.map { complaint in
            ComplaintIntake(
                Submission(draft: complaint.draft, client: "import:\(source)"),
                importedAs: ImportedRow(
                    source: source, externalID: complaint.externalID, place: complaint.place))
        }
        let answers = await accept(intakes)
        return try zip(group, intakes).map { complaint, intake in
            let answer = answers[intake.id] ?? .failure(SubmissionError.unavailable)
            return ImportedRowResult(draft: complaint.draft, outcome: try outcome(of: complaint, answer))
        }
    }

    private func outcome(
        of complaint: PreparedComplaint, _ answer: Result<AcceptedComplaint, any Error>
    ) throws -> ImportedRowResult.Outcome {
        switch answer {
        case .success(let accepted): return .taken(accepted.eligibility)
        case .failure(is AlreadyImported): return .alreadyThere
        case .failure(let error as PostgresError) where error.isOfOne: return .rejected(complaint.rejected(by: error))
        case .failure(let error): throw ImportStopped(line: complaint.line, cause: error)
        }
    }
}

extension PreparedComplaint {
    fileprivate func rejected(by error: PostgresError) -> RejectedRow {
        let state = error.sqlState.map { " (SQLSTATE \($0))" } ?? ""
        return RejectedRow(
            line: line, externalID: externalID,
            problems: [
                FieldProblem(pointer: "", code: .invalidFormat, message: "the database refused the row\(state)")
            ])
    }
}

/// Where an imported complaint stands in its source.
struct ImportedRow: Sendable {
    let source: String
    let externalID: String
    /// Where the complaint comes from, as the source calls it.
    let place: String?
}
