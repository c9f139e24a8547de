/// The binary form of a one-dimensional array (`array_send` in the server's `arrayfuncs.c`).
enum ArrayFormat {
    private static let nullLength: Int32 = -1

    static func encode<Element: PostgresScalar>(
        _ elements: some Collection<Element?>, into bytes: inout [UInt8]
    ) throws {
        let dimensions: Int32 = elements.isEmpty ? 0 : 1
        let hasNulls: Int32 = elements.contains { $0 == nil } ? 1 : 0
        dimensions.appendBigEndian(to: &bytes)
        hasNulls.appendBigEndian(to: &bytes)
        Element.postgresType.rawValue.appendBigEndian(to: &bytes)
        guard dimensions == 1 else { return }
        Int32(elements.count).appendBigEndian(to: &bytes)
        Int32(1).appendBigEndian(to: &bytes)
        for element in elements { try append(element, to: &bytes) }
    }

    private static func append<Element: PostgresScalar>(_ element: Element?, to bytes: inout [UInt8]) throws {
        guard let element else { return nullLength.appendBigEndian(to: &bytes) }
        let start = bytes.count
        nullLength.appendBigEndian(to: &bytes)
        try element.encodePostgres(into: &bytes)
        bytes.replaceBigEndian(Int32(bytes.count - start - 4), at: start)
    }

    /// - Throws: `CodingProblem.malformed` for anything but zero or one dimension.
    static func decode<Element: PostgresDecodable>(_ bytes: Span<UInt8>) throws -> [Element] {
        var offset = 0
        let dimensions = try Int32.readBigEndian(bytes, at: &offset)
        _ = try Int32.readBigEndian(bytes, at: &offset)
        let type = PostgresType(rawValue: try UInt32.readBigEndian(bytes, at: &offset))
        guard dimensions != 0 else { return [] }
        guard dimensions == 1 else { throw CodingProblem.malformed }
        let count = Int(try Int32.readBigEndian(bytes, at: &offset))
        _ = try Int32.readBigEndian(bytes, at: &offset)
        guard count >= 0, count <= bytes.count else { throw CodingProblem.malformed }
        return try (0..<count).map { _ in try element(bytes, at: &offset, type: type) }
    }

    private static func element<Element: PostgresDecodable>(
        _ bytes: Span<UInt8>, at offset: inout Int, type: PostgresType
    ) throws -> Element {
        let length = Int(try Int32.readBigEndian(bytes, at: &offset))
        guard length >= 0 else { return try Element.decodePostgresNull() }
        guard offset + length <= bytes.count else { throw CodingProblem.malformed }
        defer { offset += length }
        return try Element(postgresBytes: bytes.extracting(offset..<(offset + length)), type: type)
    }
}

extension [UInt8] {
    /// Writes over four bytes that were left for a length.
    mutating func replaceBigEndian(_ value: Int32, at start: Int) {
        for index in 0..<4 {
            self[start + index] = UInt8(truncatingIfNeeded: value >> Int32(24 - 8 * index))
        }
    }
}
