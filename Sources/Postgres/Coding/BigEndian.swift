/// Numbers in network order, as PostgreSQL's binary format has them.
extension FixedWidthInteger {
    func appendBigEndian(to bytes: inout [UInt8]) {
        for shift in stride(from: Self.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: self >> Self(shift)))
        }
    }

    /// Reads exactly the whole span.
    init(bigEndianBytes bytes: Span<UInt8>) throws {
        guard bytes.count * 8 == Self.bitWidth else { throw CodingProblem.malformed }
        self.init(bigEndianBytes: bytes, at: 0)
    }

    private init(bigEndianBytes bytes: Span<UInt8>, at offset: Int) {
        var value: Self = 0
        for index in offset..<(offset + Self.bitWidth / 8) {
            value = (value << 8) | Self(truncatingIfNeeded: bytes[index])
        }
        self = value
    }

    /// Reads at `offset` and moves it past the number.
    static func readBigEndian(_ bytes: Span<UInt8>, at offset: inout Int) throws -> Self {
        let width = Self.bitWidth / 8
        guard offset + width <= bytes.count else { throw CodingProblem.malformed }
        defer { offset += width }
        return Self(bigEndianBytes: bytes, at: offset)
    }
}
