using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Domain.Sales;

public sealed class SignedOfferTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("M1 1 L5 5", 1, 2)]
    [InlineData("M1 1 L5 5 L7,9M10 10 L11 11", 2, 5)]
    [InlineData("M1 1 L9999 5 L5 5", 1, 2)]
    [InlineData("M...,L,,M1", 0, 0)]
    public void Strokes_are_the_lines_of_the_path(string path, int strokes, int points)
    {
        var read = SignedOffer.Read(path);
        Assert.Equal((strokes, points), (read.Count, read.Sum(s => s.Count)));
    }
}
