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

/// Makes complaints of lines. Needs no database, so the same rows can be sent over HTTP instead.
public struct ImportPreparation: Sendable {
    private let mapper: ComplaintMapper
    private let day: CalendarDay
    private let directory: ProviderDirectory

    /// - Parameter day: the day of the import; no date of a complaint may be after it
    public init(
        _ mapping: ComplaintMapping, on day: CalendarDay, directory: ProviderDirectory = .bundled,
        profiles: SchemeProfiles = .bundled
    ) {
        mapper = ComplaintMapper(mapping, on: day, directory: directory, profiles: profiles)
        self.day = day
        self.directory = directory
    }

    public func prepare(_ line: ImportLine) -> Result<PreparedComplaint, RowRejection> {
        var externalID: String?
        do throws(RowProblems) {
            let row = try parse(line)
            externalID = row["external_id"]?.stringValue
            let mapped = try mapper.map(row).get()
            let draft = try validate(mapped.body)
            return .success(
                PreparedComplaint(line: line.number, externalID: mapped.externalID, draft: draft, body: mapped.body))
        } catch {
            return .failure(
                RowRejection(row: RejectedRow(line: line.number, externalID: externalID, problems: error.problems)))
        }
    }

    private func validate(_ body: JSONValue) throws(RowProblems) -> ComplaintDraft {
        try ComplaintValidator.validate(body, today: day, directory: directory)
            .mapError { RowProblems($0.problems) }
            .get()
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
