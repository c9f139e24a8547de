/// How much of a message is read. What is beyond stays in the raw message, for a person.
enum InboundLimits {
    /// Parts inside parts that are looked into. People forward forwards some five deep.
    static let depth = 20
    /// Parts of all kinds; and the places that may begin one, because libgmime recurses by them: 300 levels take some
    /// 200 kB of its stack.
    static let parts = 300
    /// Bytes before the first empty line.
    static let headerBlock = 512 * 1024
    static let headers = 1000
    /// Characters of one header.
    static let headerLength = 16_000
    static let recipients = 200
    /// Characters of a text: some thirty pages more than a complaint may have.
    static let text = 100_000
    /// Bytes of HTML that are turned into text.
    static let html = 2_000_000
}
