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

    [Theory]
    [InlineData("à payer : 3 ; sûr ?", "à payer\u00a0: 3\u00a0; sûr\u00a0?")]
    [InlineData("« marge brute »", "«\u00a0marge brute\u00a0»")]
    [InlineData("https://exemple.coop/?a=1", "https://exemple.coop/?a=1")]
    public void No_line_begins_with_a_sign(string text, string spaced) => Assert.Equal(spaced, French.Spaced(text));
}
