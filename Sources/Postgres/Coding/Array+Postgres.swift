/// What an array can consist of. Scalars get everything but the array's type for nothing.
public protocol PostgresArrayElement: Sendable {
    /// The type of an array of these.
    static var postgresArrayType: PostgresType { get }

    static func encodePostgresArray(_ elements: [Self], into bytes: inout [UInt8]) throws
    static func decodePostgresArray(_ bytes: Span<UInt8>, type: PostgresType) throws -> [Self]
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    public static var postgresType: PostgresType { Element.postgresArrayType }

    public func encodePostgres(into bytes: inout [UInt8]) throws {
        try Element.encodePostgresArray(self, into: &bytes)
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        self = try Element.decodePostgresArray(bytes, type: type)
    }
}

extension PostgresArrayElement where Self: PostgresScalar {
    public static func encodePostgresArray(_ elements: [Self], into bytes: inout [UInt8]) throws {
        try ArrayFormat.encode(elements.lazy.map(Optional.some), into: &bytes)
    }

    public static func decodePostgresArray(_ bytes: Span<UInt8>, type: PostgresType) throws -> [Self] {
        try ArrayFormat.decode(bytes)
    }
}

/// An array with NULLs.
extension Optional: PostgresArrayElement where Wrapped: PostgresScalar {
    public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }

    public static func encodePostgresArray(_ elements: [Wrapped?], into bytes: inout [UInt8]) throws {
        try ArrayFormat.encode(elements, into: &bytes)
    }

    public static func decodePostgresArray(_ bytes: Span<UInt8>, type: PostgresType) throws -> [Wrapped?] {
        try ArrayFormat.decode(bytes)
    }
}

/// `[UInt8]` is bytea, not an array.
extension UInt8: PostgresArrayElement {
    public static var postgresArrayType: PostgresType { .bytea }

    public static func encodePostgresArray(_ elements: [UInt8], into bytes: inout [UInt8]) {
        bytes.append(contentsOf: elements)
    }

    public static func decodePostgresArray(_ bytes: Span<UInt8>, type: PostgresType) throws -> [UInt8] {
        guard type == .bytea else { throw CodingProblem.typeMismatch }
        return [UInt8](copying: bytes, from: 0)
    }
}

/// `[[UInt8]]` is bytea[].
extension Array: PostgresArrayElement, PostgresScalar where Element == UInt8 {
    public static var postgresArrayType: PostgresType { .byteaArray }
}
