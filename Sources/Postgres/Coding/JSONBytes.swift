/// The UTF-8 text of a JSON value, as `jsonb`. It is not parsed here.
public struct JSONBytes: Hashable, Sendable {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public init(_ text: String) {
        bytes = Array(text.utf8)
    }
}

extension JSONBytes: PostgresScalar {
    public static var postgresType: PostgresType { .jsonb }
    public static var postgresArrayType: PostgresType { .jsonbArray }

    /// The version byte that stands before the text in jsonb's binary form.
    private static let version: UInt8 = 1

    public func encodePostgres(into target: inout [UInt8]) {
        target.append(Self.version)
        target.append(contentsOf: bytes)
    }

    /// Reads jsonb and json.
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        switch type {
        case .json:
            self.init([UInt8](copying: bytes, from: 0))
        case .jsonb:
            guard bytes.count > 0, bytes[0] == Self.version else { throw CodingProblem.malformed }
            self.init([UInt8](copying: bytes, from: 1))
        default:
            throw CodingProblem.typeMismatch
        }
    }
}

extension [UInt8] {
    init(copying span: Span<UInt8>, from start: Int) {
        self.init(capacity: span.count - start) { output in
            for index in start..<span.count { output.append(span[index]) }
        }
    }
}
