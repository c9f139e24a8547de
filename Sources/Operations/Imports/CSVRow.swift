/// One row of CSV (RFC 4180) as far as it was read, byte by byte. A quote inside an unquoted cell is taken as it stands,
/// and a line ends with LF or CR LF.
struct CSVRow {
    /// What keeps a row from being one.
    enum Fault {
        case tooLong
        case textAfterQuote
        case quoteNeverClosed
    }

    private enum Place {
        case cellStart
        case plain
        case quoted
        /// After a quote within a quoted cell: it was the first of two, or the cell is over.
        case quoteSeen
    }

    /// Where its first line stands in the file, from 1.
    let line: Int
    private(set) var cells: [[UInt8]] = []
    private(set) var fault: Fault?
    private let separator: UInt8
    private var cell: [UInt8] = []
    private var place = Place.cellStart
    private var byteCount = 0
    private var hasQuotes = false

    init(line: Int, separator: UInt8) {
        self.line = line
        self.separator = separator
    }

    /// An empty line is no row.
    var isBlank: Bool { fault == nil && !hasQuotes && cells.allSatisfy(\.isEmpty) && cells.count == 1 }

    /// Whether anything of it was read.
    var isBegun: Bool { byteCount > 0 }

    /// - Returns: whether the row is over.
    mutating func take(_ byte: UInt8) -> Bool {
        byteCount += 1
        if byteCount > ImportLineReader.maximumLineBytes { giveUp() }
        switch place {
        case .cellStart where byte == Self.quote:
            hasQuotes = true
            place = .quoted
        case .cellStart, .plain: return takeOutside(byte)
        case .quoted where byte == Self.quote: place = .quoteSeen
        case .quoted: keep(byte)
        case .quoteSeen: return takeAfterQuote(byte)
        }
        return false
    }

    private mutating func takeOutside(_ byte: UInt8) -> Bool {
        place = .plain
        if byte == separator {
            endCell()
        } else if byte == Self.lineFeed {
            if cell.last == Self.carriageReturn { cell.removeLast() }
            endCell()
            return true
        } else {
            keep(byte)
        }
        return false
    }

    private mutating func takeAfterQuote(_ byte: UInt8) -> Bool {
        switch byte {
        case Self.quote:
            keep(byte)
            place = .quoted
        case separator: endCell()
        case Self.carriageReturn: break
        case Self.lineFeed:
            endCell()
            return true
        default:
            fault = fault ?? .textAfterQuote
            place = .plain
        }
        return false
    }

    /// The file ended.
    mutating func end() {
        if place == .quoted { fault = fault ?? .quoteNeverClosed }
        if cell.last == Self.carriageReturn && place == .plain { cell.removeLast() }
        endCell()
    }

    private mutating func endCell() {
        if fault != .tooLong { cells.append(cell) }
        cell = []
        place = .cellStart
    }

    private mutating func keep(_ byte: UInt8) {
        if fault != .tooLong { cell.append(byte) }
    }

    /// Of a row that is too long nothing is kept, so that an open quote cannot fill the memory.
    private mutating func giveUp() {
        fault = .tooLong
        cells = []
        cell = []
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}

/// Reads a file of CSV row by row. Whatever its size, one row and one block of it are in memory.
final class CSVReader {
    private let blocks: FileBlocks
    private let separator: UInt8
    private var line = 1

    /// - Parameter path: `-` for standard input
    init(path: String, separator: UInt8) throws(ImportFileError) {
        blocks = try FileBlocks(path: path)
        self.separator = separator
    }

    /// - Returns: `nil` at the end of the file. Empty lines are passed over.
    func next() throws(ImportFileError) -> CSVRow? {
        while let row = try read() {
            if !row.isBlank { return row }
        }
        return nil
    }

    private func read() throws(ImportFileError) -> CSVRow? {
        var row = CSVRow(line: line, separator: separator)
        while let byte = try blocks.next() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if row.take(byte) { return row }
        }
        guard row.isBegun else { return nil }
        row.end()
        return row
    }
}
