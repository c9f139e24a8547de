public import Domain

/// A row that is a complaint, checked like one that came in over HTTP.
public struct PreparedComplaint: Sendable {
    public let line: Int
    public let externalID: String
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
        var externalID: String?
        return complaint(at: line.number, { externalID }) { () throws(RowProblems) in
            let row = try parse(line)
            externalID = row["external_id"]?.stringValue
            return try mapper.map(row).get()
        }
    }

    private func prepare(
        _ cells: Result<SourceRow, RowProblems>, at line: Int
    ) -> Result<PreparedComplaint, RowRejection> {
        complaint(at: line, { nil }) { () throws(RowProblems) in
            guard case .columns(let mapping) = mapping else {
                throw RowProblems("", .wrongType, "is a row of a table, which needs a mapping file")
            }
            return try ComplaintMapper.map(try cells.get(), by: mapping).get()
        }
    }

    /// - Parameter knownID: the row's id as far as it is known when the mapping fails
    private func complaint(
        at line: Int, _ knownID: () -> String?, _ map: () throws(RowProblems) -> MappedComplaint
    ) -> Result<PreparedComplaint, RowRejection> {
        var externalID: String?
        do throws(RowProblems) {
            let mapped = try map()
            externalID = mapped.externalID
            let draft = try validate(mapped.body)
            return .success(
                PreparedComplaint(line: line, externalID: mapped.externalID, draft: draft, body: mapped.body))
        } catch {
            let row = RejectedRow(line: line, externalID: externalID ?? knownID(), problems: error.problems)
            return .failure(RowRejection(row: row))
        }
    }

    private func validate(_ body: JSONValue) throws(RowProblems) -> ComplaintDraft {
        try ComplaintValidator.validate(body, today: day, directory: directory)
            .mapError { RowProblems($0.problems.map(naming)) }
            .get()
    }

    /// With the columns of the source, where a mapping file says which they are.
    private func naming(_ problem: FieldProblem) -> FieldProblem {
        if case .columns(let mapping) = mapping { mapping.naming(problem) } else { problem }
    }

    private func parse(_ line: ImportLine) throws(RowProblems) -> JSONValue {
        let most = ImportLineReader.maximumLineBytes
        guard !line.isTooLong else { throw RowProblems("", .tooLong, "the line is longer than \(most) bytes") }
        do throws(JSONSyntaxError) {
            return try JSONParser.parse(line.bytes, limits: JSONLimits(maxBytes: most))
        } catch {
            throw RowProblems("", .invalidFormat, "is no JSON: \(error.message) at byte \(error.byteOffset)")
        }
    }
}
