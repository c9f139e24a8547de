/// A value that can be a parameter. It travels in PostgreSQL's binary format under an explicit type.
public protocol PostgresEncodable: Sendable {
    /// The type under which the value is sent.
    static var postgresType: PostgresType { get }

    /// Appends the binary form.
    ///
    /// - Throws: `CodingProblem` when PostgreSQL has no such value.
    func encodePostgres(into bytes: inout [UInt8]) throws
}

/// A value that a column can be read into.
public protocol PostgresDecodable {
    /// Reads the binary form.
    ///
    /// - Throws: `CodingProblem`, to which the row adds the column's name and place.
    init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws

    /// What NULL reads as. By default it throws `CodingProblem.unexpectedNull`; an Optional answers `nil`.
    static func decodePostgresNull() throws -> Self
}

extension PostgresDecodable {
    public static func decodePostgresNull() throws -> Self {
        throw CodingProblem.unexpectedNull
    }
}

/// A value that can stand alone and inside an array.
///
/// A `RawRepresentable` type over one of these, such as `struct JobID: RawRepresentable`, only declares the conformance.
public protocol PostgresScalar: PostgresEncodable, PostgresDecodable, PostgresArrayElement {}

/// Why a value could not be read or written. It never holds the value.
public enum CodingProblem: Error, Hashable, Sendable {
    case unexpectedNull
    case typeMismatch
    case malformed
    /// The database's value has no equal in the Swift type, such as an infinite date.
    case outOfRange
    /// The raw value is none of the type's cases.
    case unknownRawValue
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    public static var postgresType: PostgresType { RawValue.postgresType }

    public func encodePostgres(into bytes: inout [UInt8]) throws {
        try rawValue.encodePostgres(into: &bytes)
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        let raw = try RawValue(postgresBytes: bytes, type: type)
        guard let value = Self(rawValue: raw) else { throw CodingProblem.unknownRawValue }
        self = value
    }
}

extension PostgresScalar where Self: RawRepresentable, RawValue: PostgresScalar {
    public static var postgresArrayType: PostgresType { RawValue.postgresArrayType }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        self = .some(try Wrapped(postgresBytes: bytes, type: type))
    }

    public static func decodePostgresNull() throws -> Wrapped? { nil }
}
