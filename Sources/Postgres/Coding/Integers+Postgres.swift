extension Int16: PostgresScalar {
    public static var postgresType: PostgresType { .int2 }
    public static var postgresArrayType: PostgresType { .int2Array }

    public func encodePostgres(into bytes: inout [UInt8]) {
        appendBigEndian(to: &bytes)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .int2 else { throw CodingProblem.typeMismatch }
        try self.init(bigEndianBytes: bytes)
    }
}

extension Int32: PostgresScalar {
    public static var postgresType: PostgresType { .int4 }
    public static var postgresArrayType: PostgresType { .int4Array }

    public func encodePostgres(into bytes: inout [UInt8]) {
        appendBigEndian(to: &bytes)
    }

    /// Reads int2 and int4: nothing that could lose a digit.
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        switch type {
        case .int4: try self.init(bigEndianBytes: bytes)
        case .int2: self.init(try Int16(bigEndianBytes: bytes))
        default: throw CodingProblem.typeMismatch
        }
    }
}

extension Int64: PostgresScalar {
    public static var postgresType: PostgresType { .int8 }
    public static var postgresArrayType: PostgresType { .int8Array }

    public func encodePostgres(into bytes: inout [UInt8]) {
        appendBigEndian(to: &bytes)
    }

    /// Reads int2, int4, int8 and oid.
    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        switch type {
        case .int8: try self.init(bigEndianBytes: bytes)
        case .oid: self.init(try UInt32(bigEndianBytes: bytes))
        default: self.init(try Int32(postgresBytes: bytes, type: type))
        }
    }
}

/// `Int` has 64 bits on every platform that this client runs on, and travels as int8.
extension Int: PostgresScalar {
    public static var postgresType: PostgresType { .int8 }
    public static var postgresArrayType: PostgresType { .int8Array }

    public func encodePostgres(into bytes: inout [UInt8]) {
        appendBigEndian(to: &bytes)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        self.init(try Int64(postgresBytes: bytes, type: type))
    }
}
