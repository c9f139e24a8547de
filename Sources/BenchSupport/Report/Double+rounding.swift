import Foundation

extension Double {
    /// As many digits behind the point as a figure is worth.
    public func rounded(toDigits digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }

    /// For notes: no more digits than matter.
    public var short: String {
        let digits = abs(self) >= 100 ? 0 : abs(self) >= 10 ? 1 : 2
        let value = rounded(toDigits: digits)
        return value == value.rounded() ? "\(Int(value))" : "\(value)"
    }
}
