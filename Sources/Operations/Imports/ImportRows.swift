public import Domain

/// How the rows of a file are written.
public enum ImportFormat: Sendable {
    /// One JSON object a line.
    case jsonl
    /// RFC 4180, with a header row.
    case csv(separator: UInt8 = UInt8(ascii: ","), encoding: TextEncoding = .utf8)
}

/// A file to be imported.
public struct ImportedFile: Sendable {
    /// `-` for standard input.
    public let path: String
    public let format: ImportFormat

    public init(path: String, format: ImportFormat = .jsonl) {
        self.path = path
        self.format = format
    }
}

/// One row of a file, known by the number of its first line.
public enum ImportRow: Sendable {
    /// Of a file of JSON.
    case line(ImportLine)
    /// Of a table.
    case cells(line: Int, Result<SourceRow, RowProblems>)
}

/// Reads a file row by row, in bounded memory.
public final class ImportRows {
    private enum Reader {
        case lines(ImportLineReader)
        case table(CSVTable)
    }

    private let reader: Reader

    /// - Throws: `ImportFileError`; `ImportMismatch` when the file and the mapping do not fit together.
    public init(_ file: ImportedFile, for mapping: ImportMapping) throws {
        switch file.format {
        case .jsonl: reader = .lines(try ImportLineReader(path: file.path))
        case .csv(let separator, let encoding):
            let table = try CSVTable(CSVReader(path: file.path, separator: separator), encoding)
            try table.check(mapping)
            reader = .table(table)
        }
    }

    /// - Returns: `nil` at the end of the file. Empty lines are passed over.
    public func next() throws(ImportFileError) -> ImportRow? {
        switch reader {
        case .table(let table): return try table.next()
        case .lines(let lines):
            while let line = try lines.next() {
                if !line.isBlank { return .line(line) }
            }
            return nil
        }
    }
}

/// CSV below its header row.
final class CSVTable {
    private let reader: CSVReader
    private let encoding: TextEncoding
    private let columns: [String]

    init(_ reader: CSVReader, _ encoding: TextEncoding) throws {
        self.reader = reader
        self.encoding = encoding
        guard let header = try reader.next() else { throw ImportMismatch("the file is empty: a header row is needed") }
        guard header.fault == nil else { throw ImportMismatch("the header row is no CSV") }
        columns = try header.cells.map { cell in
            guard let name = encoding.text(cell) else {
                throw ImportMismatch("the header row is not written in \(encoding.rawValue); say which encoding it is")
            }
            return name.trimmed
        }
        let doubled = Dictionary(grouping: columns.filter { !$0.isEmpty }) { $0 }.filter { $1.count > 1 }.keys.sorted()
        guard doubled.isEmpty else {
            throw ImportMismatch("the header row names twice: \(doubled.joined(separator: ", "))")
        }
    }

    /// Every column that the mapping reads has to be there: a misspelt one would be empty in every row.
    func check(_ mapping: ImportMapping) throws(ImportMismatch) {
        guard case .columns(let mapping) = mapping else {
            throw ImportMismatch("a CSV file needs a mapping file, which says what its columns mean")
        }
        let missing = mapping.columns.filter { !columns.contains($0) }
        guard missing.isEmpty else {
            throw ImportMismatch(
                """
                the file has no column \(missing.joined(separator: ", ")), which the mapping reads; \
                it has: \(columns.joined(separator: ", "))
                """)
        }
    }

    func next() throws(ImportFileError) -> ImportRow? {
        guard let row = try reader.next() else { return nil }
        return .cells(line: row.line, Result { () throws(RowProblems) in try content(row) })
    }

    private func content(_ row: CSVRow) throws(RowProblems) -> SourceRow {
        if let fault = row.fault { throw RowProblems("", fault.code, fault.message) }
        guard row.cells.count == columns.count else {
            throw RowProblems(
                "", .invalidFormat, "has \(row.cells.count) cells, but the header row has \(columns.count)")
        }
        let cells = row.cells.compactMap { encoding.text($0) }
        guard cells.count == columns.count else {
            throw RowProblems("", .invalidFormat, "is not written in \(encoding.rawValue)")
        }
        return SourceRow(columns: columns, cells: cells)
    }
}

extension CSVRow.Fault {
    fileprivate var code: FieldProblem.Code {
        self == .tooLong ? .tooLong : .invalidFormat
    }

    fileprivate var message: String {
        switch self {
        case .tooLong: "the row is longer than \(ImportLineReader.maximumLineBytes) bytes; a quote may be left open"
        case .textAfterQuote: "has text after the closing quote of a cell; a quote within a cell is written twice"
        case .quoteNeverClosed: "opens a quote that is never closed"
        }
    }
}

/// The file and the mapping do not fit together. Nothing was imported.
public struct ImportMismatch: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}
