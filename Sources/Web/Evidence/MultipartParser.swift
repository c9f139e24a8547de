/// Reads a form with files (`multipart/form-data`, RFC 7578) as it comes, holding no more than one piece of it.
///
/// A value: bytes go in, what they say comes out. It was written because no library for it resolves here that streams.
struct MultipartParser {
    enum Event: Equatable {
        case part(MultipartHeaders)
        /// Some of the content of the part that began last.
        case content([UInt8])
        case partEnd
    }

    /// What a client may ask of us to hold.
    private static let longestHeaders = 8 * 1024
    private static let mostParts = 20

    private enum State {
        /// Before the first part; what stands there means nothing.
        case preamble
        /// Right behind a delimiter: another part begins, or it was the last.
        case delimiter
        case headers
        case content
        case end
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var parts = 0
    // The first delimiter has no line end before it; with one here it is like the others.
    private var waiting: [UInt8] = Array("\r\n".utf8)

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Whether the last delimiter was seen. What follows it means nothing.
    var isAtEnd: Bool { state == .end }

    /// - Throws: `MultipartError`
    mutating func append(_ bytes: some Collection<UInt8>) throws(MultipartError) -> [Event] {
        waiting += bytes
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// - Returns: false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch state {
        case .preamble: readContent(&events, isKept: false)
        case .content: readContent(&events, isKept: true)
        case .delimiter: try readDelimiterEnd()
        case .headers: try readHeaders(&events)
        case .end: skipRest()
        }
    }

    private mutating func readContent(_ events: inout [Event], isKept: Bool) -> Bool {
        guard let found = waiting.firstRange(of: delimiter) else {
            // The beginning of a delimiter may stand at the end.
            keepContent(upTo: max(0, waiting.count - delimiter.count + 1), isKept, &events)
            return false
        }
        keepContent(upTo: found.lowerBound, isKept, &events)
        waiting.removeFirst(delimiter.count)
        if isKept { events.append(.partEnd) }
        state = .delimiter
        return true
    }

    private mutating func keepContent(upTo end: Int, _ isKept: Bool, _ events: inout [Event]) {
        guard end > 0 else { return }
        if isKept { events.append(.content(Array(waiting[..<end]))) }
        waiting.removeFirst(end)
    }

    private mutating func readDelimiterEnd() throws(MultipartError) -> Bool {
        guard waiting.count >= 2 else { return false }
        if waiting.starts(with: Array("--".utf8)) {
            state = .end
            return true
        }
        guard waiting.starts(with: Array("\r\n".utf8)) else { throw .malformed }
        // The line end stays: headers that are none end with it at once.
        state = .headers
        return true
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(MultipartError) -> Bool {
        guard let end = waiting.firstRange(of: Array("\r\n\r\n".utf8)) else {
            guard waiting.count <= Self.longestHeaders else { throw .tooLarge }
            return false
        }
        guard end.lowerBound <= Self.longestHeaders else { throw .tooLarge }
        parts += 1
        guard parts <= Self.mostParts else { throw .tooLarge }
        events.append(.part(try MultipartHeaders(waiting[..<end.lowerBound])))
        waiting.removeFirst(end.upperBound)
        state = .content
        return true
    }

    private mutating func skipRest() -> Bool {
        waiting.removeAll()
        return false
    }
}
