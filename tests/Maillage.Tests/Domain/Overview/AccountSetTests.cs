using Maillage.Domain.Ledger;

namespace Maillage.Tests.Domain.Overview;

public sealed class AccountSetTests
{
    [Theory]
    [InlineData("42,-421,-425", "428", true)]
    [InlineData("42,-421,-425", "4251", false)]
    [InlineData("61,62,-611", "6110", false)]
    [InlineData("61,62,-611", "6226", true)]
    [InlineData("5", "512000", true)]
    public void A_set_holds_what_begins_as_it_says(string set, string account, bool held)
    {
        Assert.Equal(held, AccountSet.Parse(set)!.Contains(account));
        Assert.Equal(set, AccountSet.Parse(set)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-42")]
    [InlineData("42,,43")]
    [InlineData("42,a")]
    [InlineData("4' OR 1=1")]
    [InlineData("42,-43")]
    [InlineData("421,-42")]
    public void What_is_not_a_set_is_refused(string text) => Assert.Null(AccountSet.Parse(text));

    [Fact]
    public void The_longest_beginning_decides()
    {
        Assert.Equal("61,62,-611", AccountSet.Of(["61", "62"], ["60", "61", "62", "611", "6"]).ToString());
        Assert.Equal("6,7,-631,-64", AccountSet.Of(["6", "7", "60", "611"], ["6", "7", "60", "611", "64", "631"]).ToString());
        Assert.Equal("42 sauf 421, 425", AccountSet.Of(["42"], ["421", "425"]).InWords);
        Assert.Throws<ArgumentException>(() => AccountSet.Of(["42", "4251"], ["425"]));
    }
}
