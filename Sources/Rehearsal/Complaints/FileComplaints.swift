public import Domain
public import Operations

/// The complaints of a file, one JSON object a line, mapped as an import on the day of their arrival would map them.
public struct FileComplaints: ComplaintSource {
    private let lines: [ImportLine]
    private let mapping: ComplaintMapping

    /// Keeps the lines in memory.
    ///
    /// - Throws: `ImportFileError`
    public init(path: String, mapping: ComplaintMapping) throws {
        let reader = try ImportLineReader(path: path)
        var lines: [ImportLine] = []
        while let line = try reader.next() {
            if !line.bytes.isEmpty || line.isTooLong { lines.append(line) }
        }
        self.lines = lines
        self.mapping = mapping
    }

    public var count: Int { lines.count }

    /// - Throws: `RowRejection` for a line that is no complaint.
    public func complaint(_ ordinal: Int, on day: CalendarDay) throws -> ComplaintDraft {
        try ImportPreparation(.bundled(mapping), on: day).prepare(lines[ordinal]).get().draft
    }
}
