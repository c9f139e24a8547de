public import FoundationEssentials

extension UUID: PostgresScalar {
    public static var postgresType: PostgresType { .uuid }
    public static var postgresArrayType: PostgresType { .uuidArray }

    public func encodePostgres(into bytes: inout [UInt8]) {
        let id = uuid
        bytes += [id.0, id.1, id.2, id.3, id.4, id.5, id.6, id.7]
        bytes += [id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15]
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        guard type == .uuid else { throw CodingProblem.typeMismatch }
        guard bytes.count == 16 else { throw CodingProblem.malformed }
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
