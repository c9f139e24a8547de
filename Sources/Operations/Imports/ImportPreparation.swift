public import Domain

/// A row that is a complaint, checked like one that came in over HTTP.
public struct PreparedComplaint: Sendable {
    public let line: Int
    public let externalID: String
    /// Where it comes from, as the source calls it; nil where it does not say.
    public let place: String?
    public let draft: ComplaintDraft
    /// As `POST /v1/complaints` takes it.
    public let body: JSONValue
}

/// Carries a `RejectedRow` as a failure.
public struct RowRejection: Error, Sendable {
    public let row: RejectedRow
}

/// Makes complaints of rows. Needs no database, so the same rows can be sent over HTTP instead.
public struct ImportPreparation: Sendable {
    private let mapping: ImportMapping
    private let mapper: ComplaintMapper
    private let day: CalendarDay
    private let directory: ProviderDirectory

    /// - Parameter day: the day of the import; no date of a complaint may be after it
    public init(
        _ mapping: ImportMapping, on day: CalendarDay, directory: ProviderDirectory = .bundled,
        profiles: SchemeProfiles = .bundled
    ) {
        self.mapping = mapping
        mapper = ComplaintMapper(mapping, on: day, directory: directory, profiles: profiles)
        self.day = day
        self.directory = directory
    }

    public func prepare(_ row: ImportRow) -> Result<PreparedComplaint, RowRejection> {
        switch row {
        case .line(let line): prepare(line)
        case .cells(let line, let cells): prepare(cells, at: line)
        }
    }

    public func prepare(_ line: ImportLine) -> Result<PreparedComplaint, RowRejection> {
        switch parse(line) {
        case .success(let row): complaint(mapper.map(row), at: line.number, id: row["external_id"]?.stringValue)
        case .failure(let problems): rejection(problems, at: line.number, id: nil)
        }
    }

    private func prepare(
        _ cells: Result<SourceRow, RowProblems>, at line: Int
    ) -> Result<PreparedComplaint, RowRejection> {
        guard case .columns(let mapping) = mapping else {
            let problems = RowProblems("", .wrongType, "is a row of a table, which needs a mapping file")
            return rejection(problems, at: line, id: nil)
        }
        return complaint(cells.flatMap { ComplaintMapper.map($0, by: mapping) }, at: line, id: nil)
    }

    /// - Parameter id: the row's own id, as far as it is known without the mapping
    private func complaint(
        _ mapped: Result<MappedComplaint, RowProblems>, at line: Int, id: String?
    ) -> Result<PreparedComplaint, RowRejection> {
        switch mapped {
        case .failure(let problems): return rejection(problems, at: line, id: id)
        case .success(let complaint):
            switch validate(complaint.body) {
            case .failure(let problems): return rejection(problems, at: line, id: complaint.externalID)
            case .success(let draft):
                return .success(
                    PreparedComplaint(
                        line: line, externalID: complaint.externalID, place: complaint.place, draft: draft,
                        body: complaint.body))
            }
        }
    }

    private func rejection(
        _ problems: RowProblems, at line: Int, id: String?
    ) -> Result<PreparedComplaint, RowRejection> {
        .failure(RowRejection(row: RejectedRow(line: line, externalID: id, problems: problems.problems)))
    }

    private func validate(_ body: JSONValue) -> Result<ComplaintDraft, RowProblems> {
        ComplaintValidator.validate(body, today: day, directory: directory)
            .mapError { RowProblems($0.problems.map(naming)) }
    }

    /// With the columns of the source, where a mapping file says which they are.
    private func naming(_ problem: FieldProblem) -> FieldProblem {
        if case .columns(let mapping) = mapping { mapping.naming(problem) } else { problem }
    }

    private func parse(_ line: ImportLine) -> Result<JSONValue, RowProblems> {
        let most = ImportLineReader.maximumLineBytes
        guard !line.isTooLong else {
            return .failure(RowProblems("", .tooLong, "the line is longer than \(most) bytes"))
        }
        do throws(JSONSyntaxError) {
            return .success(try JSONParser.parse(line.bytes, limits: JSONLimits(maxBytes: most)))
        } catch {
            let message = "is no JSON: \(error.message) at byte \(error.byteOffset)"
            return .failure(RowProblems("", .invalidFormat, message))
        }
    }
}
