import FoundationEssentials

extension UUID {
    /// A UUID of version 7 (RFC 9562): 48 bits of milliseconds and 74 random bits, so that keys made one after the
    /// other stand together in an index.
    static func version7(at moment: Date = Date()) -> UUID {
        let milliseconds = UInt64(max(0, moment.timeIntervalSince1970 * 1000))
        let random = UUID().uuid
        func timeByte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: milliseconds >> shift) }
        return UUID(
            uuid: (
                timeByte(40), timeByte(32), timeByte(24), timeByte(16), timeByte(8), timeByte(0),
                0x70 | (random.6 & 0x0F), random.7, random.8, random.9, random.10, random.11, random.12, random.13,
                random.14, random.15
            ))
    }
}
