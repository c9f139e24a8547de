import FoundationEssentials

extension UUID {
    var bytes: [UInt8] {
        let b = uuid
        return [
            b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7, b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15,
        ]
    }

    /// - Precondition: 16 bytes
    init(bytes: some Collection<UInt8>) {
        let b = Array(bytes)
        self.init(
            uuid: (
                b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
            ))
    }

    /// A UUID of version 8 (RFC 9562): the same for the same bytes.
    ///
    /// - Precondition: 16 bytes
    init(derivedFrom bytes: [UInt8]) {
        var bytes = bytes
        bytes[6] = 0x80 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        self.init(bytes: bytes)
    }
}
