public import Domain

/// How a row of an imported file becomes a complaint.
public enum ImportMapping: Sendable {
    case bundled(ComplaintMapping)
    /// As a mapping file says.
    case columns(RowMapping)

    public static let native = ImportMapping.bundled(.native)
    public static let fcc = ImportMapping.bundled(.fcc)

    /// The name of the books that the rows come from, unless the import says another.
    public var source: String {
        switch self {
        case .bundled(let mapping): mapping.rawValue
        case .columns(let mapping): mapping.source
        }
    }
}

/// The mappings that need no file.
public enum ComplaintMapping: String, CaseIterable, Sendable {
    /// The row is a body as `POST /v1/complaints` takes it, with `external_id` beside its members.
    case native
    /// The row is one of the FCC's published consumer complaints. What it lacks (dates, providers, people) is made up
    /// from its id, always in the same way, relative to the day of the import.
    case fcc
}

/// Maps rows, the same way for an import and for sending them over HTTP.
public struct ComplaintMapper: Sendable {
    private let mapping: ImportMapping
    private let day: CalendarDay
    private let directory: ProviderDirectory
    private let profiles: SchemeProfiles

    /// - Parameter day: the day of the import, from which made-up dates are counted back
    public init(
        _ mapping: ImportMapping, on day: CalendarDay, directory: ProviderDirectory = .bundled,
        profiles: SchemeProfiles = .bundled
    ) {
        self.mapping = mapping
        self.day = day
        self.directory = directory
        self.profiles = profiles
    }

    public func map(_ row: JSONValue) -> Result<MappedComplaint, RowProblems> {
        guard let members = row.objectValue else {
            return .failure(RowProblems("", .wrongType, "must be an object, one to a line"))
        }
        switch mapping {
        case .bundled(let mapping): return map(members, by: mapping)
        case .columns(let mapping): return Self.map(SourceRow(members), by: mapping)
        }
    }

    static func map(_ row: SourceRow, by mapping: RowMapping) -> Result<MappedComplaint, RowProblems> {
        Result { () throws(ValidationFailure) in try mapping.map(row) }.mapError { RowProblems($0.problems) }
    }

    private func map(_ members: JSONObject, by mapping: ComplaintMapping) -> Result<MappedComplaint, RowProblems> {
        guard let externalID = members["external_id"]?.stringValue, !externalID.isEmpty else {
            return .failure(
                RowProblems("/external_id", .missing, "is missing; it must be the row's own id in its source, as text"))
        }
        switch mapping {
        case .native: return .success(native(members, externalID))
        case .fcc: return FCCRow(members, externalID, on: day, directory, profiles).complaint
        }
    }

    private func native(_ members: JSONObject, _ externalID: String) -> MappedComplaint {
        var body = members
        body["external_id"] = nil
        return MappedComplaint(externalID: externalID, body: .object(body))
    }
}

/// Everything that keeps a row from being a complaint.
public struct RowProblems: Error, Sendable {
    /// With pointers into the row, or into the complaint that a mapping file makes of it.
    public let problems: [FieldProblem]

    init(_ problems: [FieldProblem]) {
        self.problems = problems
    }

    init(_ pointer: String, _ code: FieldProblem.Code, _ message: String) {
        problems = [FieldProblem(pointer: pointer, code: code, message: message)]
    }
}
