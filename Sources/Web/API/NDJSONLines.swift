/// Cuts a stream of bytes into lines, and never keeps more than one of them that is not whole.
struct NDJSONLines {
    enum Line: Equatable {
        case whole([UInt8])
        /// Longer than the limit; its bytes were let go.
        case tooLong
    }

    private let limit: Int
    private var rest: [UInt8] = []
    /// The line that is being read is over the limit already.
    private var isSkipping = false

    /// - Parameter limit: bytes of a line
    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: the lines that end in these bytes; empty ones are no lines.
    mutating func append(_ bytes: some Collection<UInt8>) -> [Line] {
        var lines: [Line] = []
        var bytes = bytes[...]
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            keep(bytes[..<end])
            if let line = takeLine() { lines.append(line) }
            bytes = bytes[bytes.index(after: end)...]
        }
        keep(bytes)
        return lines
    }

    /// - Returns: the last line, when it does not end in a line feed.
    mutating func finish() -> Line? { takeLine() }

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        guard !isSkipping, rest.count + bytes.count <= limit else {
            isSkipping = true
            return rest.removeAll()
        }
        rest += bytes
    }

    private mutating func takeLine() -> Line? {
        defer { (rest, isSkipping) = ([], false) }
        if isSkipping { return .tooLong }
        return rest.allSatisfy(Self.isSpace) ? nil : .whole(rest)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}
