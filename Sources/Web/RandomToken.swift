/// Unguessable text from the system's random source.
enum RandomToken {
    /// Twice as many characters as bytes, lower case.
    static func hexadecimal(bytes count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        return String((0..<count * 2).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
    }
}
