% MATLAB's confusionmat: how often each class (row) was taken for which (column); classes in order, or as "Order" says.
function [counts, order] = confusionmat (known, answered, varargin)
  order = unique ([known(:); answered(:)]);
  if (numel (varargin) == 2 && strcmpi (varargin{1}, "Order"))
    order = varargin{2}(:);
  end
  [~, row] = ismember (known(:), order);
  [~, column] = ismember (answered(:), order);
  kept = row > 0 & column > 0;
  counts = accumarray ([row(kept), column(kept)], 1, [numel(order), numel(order)]);
end
