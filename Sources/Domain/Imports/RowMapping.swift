/// A row that became a complaint, not yet validated.
public struct MappedComplaint: Sendable {
    /// The row's own id in its source.
    public let externalID: String
    /// As `POST /v1/complaints` takes it.
    public let body: JSONValue
    /// Where it comes from, as the source calls it: no field of a complaint, and of use for counting.
    public let place: String?

    public init(externalID: String, body: JSONValue, place: String? = nil) {
        self.externalID = externalID
        self.body = body
        self.place = place
    }
}

/// Which column of a source feeds which field of a complaint: what a mapping file says.
public struct RowMapping: Sendable {
    /// The name of the books that the rows come from; with the row's own id it tells rows apart.
    public let source: String
    let externalID: FieldSource
    let fields: [FieldSource]

    /// Every column that is read.
    public var columns: [String] {
        (externalID.columns + fields.flatMap(\.columns)).reduce(into: []) { columns, column in
            if !columns.contains(column) { columns.append(column) }
        }
    }

    /// - Throws: `ValidationFailure` for a row without an id of its own, and for what no table or format knows.
    public func map(_ row: SourceRow) throws(ValidationFailure) -> MappedComplaint {
        guard let id = try externalID.text(in: row).map(FieldChecks.trimmed) else {
            throw ValidationFailure(problems: [
                FieldProblem(
                    pointer: externalID.field.pointer, code: .missing,
                    message: "is missing; it must be the row's own id")
            ])
        }
        return MappedComplaint(externalID: id, body: ComplaintForm.json(from: try texts(in: row)))
    }

    /// All problems of the row at once, by the names that a form has for the fields. A complaint from the books of
    /// another system came in by `import` unless the mapping says otherwise.
    private func texts(in row: SourceRow) throws(ValidationFailure) -> [String: String] {
        var texts = [ComplaintFields.channel.formName: ComplaintChannel.import.rawValue]
        var problems: [FieldProblem] = []
        for source in fields {
            do throws(ValidationFailure) {
                if let text = try source.text(in: row) { texts[source.field.formName] = text }
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw ValidationFailure(problems: problems.map(naming)) }
        return texts
    }

    /// The same problem with the columns that the field was read from, which is where it has to be put right.
    public func naming(_ problem: FieldProblem) -> FieldProblem {
        let sources = fields.filter {
            problem.pointer == $0.field.pointer || problem.pointer.hasPrefix("\($0.field.pointer)/")
        }
        let columns = sources.flatMap(\.columns)
        guard !columns.isEmpty else { return problem }
        let word = columns.count == 1 ? "column" : "columns"
        return FieldProblem(
            pointer: problem.pointer, code: problem.code,
            message: "\(problem.message) (\(word) \(columns.joined(separator: ", ")))")
    }
}
