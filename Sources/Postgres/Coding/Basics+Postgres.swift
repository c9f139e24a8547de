extension Bool: PostgresScalar {
    public static var postgresType: PostgresType { .bool }
    public static var postgresArrayType: PostgresType { .boolArray }

    public func encodePostgres(into bytes: inout [UInt8]) {
        bytes.append(self ? 1 : 0)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .bool else { throw CodingProblem.typeMismatch }
        guard bytes.count == 1 else { throw CodingProblem.malformed }
        self = bytes[0] != 0
    }
}

extension Double: PostgresScalar {
    public static var postgresType: PostgresType { .float8 }
    public static var postgresArrayType: PostgresType { .float8Array }

    public func encodePostgres(into bytes: inout [UInt8]) {
        bitPattern.appendBigEndian(to: &bytes)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        switch type {
        case .float8: self.init(bitPattern: try UInt64(bigEndianBytes: bytes))
        case .float4: self.init(Float(bitPattern: try UInt32(bigEndianBytes: bytes)))
        default: throw CodingProblem.typeMismatch
        }
    }
}

/// Sent as text; read from text, varchar, char, name, json and the labels of enums.
extension String: PostgresScalar {
    public static var postgresType: PostgresType { .text }
    public static var postgresArrayType: PostgresType { .textArray }

    public func encodePostgres(into bytes: inout [UInt8]) {
        bytes.append(contentsOf: utf8)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard Self.textual.contains(type) || type.rawValue >= PostgresType.firstUserDefined else {
            throw CodingProblem.typeMismatch
        }
        do {
            self.init(copying: try UTF8Span(validating: bytes))
        } catch {
            throw CodingProblem.malformed
        }
    }

    private static let textual: Set<PostgresType> = [.text, .varchar, .bpchar, .name, .json, .unknown]
}
