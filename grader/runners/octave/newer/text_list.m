% Several texts as a cell array, one as a cell array of one.
function texts = text_list (texts)
  if (! iscell (texts))
    texts = {texts};
  end
end
