using Maillage.Domain.Kernel;

namespace Maillage.Tests.Domain.Kernel;

public sealed class FrenchTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    public void A_text_is_cut_between_characters(string text, int longest, string kept) => Assert.Equal(kept, French.Cut(text, longest));

    [Fact]
    public void An_excerpt_says_that_it_goes_on() => Assert.Equal(new string('a', 30) + "…", French.Excerpt(new string('a', 31)));
}
