% A table of MATLAB's: columns of one height under names; T.name, T(rows, columns), T{rows, columns}.
classdef table_of_columns
  properties
    names = {};
    columns = {};
  end
  methods
    function T = table_of_columns (names, columns)
      if (nargin > 0)
        for k = 1:numel (columns)
          if (ischar (columns{k}))
            columns{k} = cellstr (columns{k});
          end
        end
        T.names = names;
        T.columns = columns;
      end
    end
    function count = height (T)
      count = 0;
      if (! isempty (T.columns))
        count = size (T.columns{1}, 1);
      end
    end
    function count = width (T)
      count = numel (T.names);
    end
    function varargout = size (T, varargin)
      varargout = cell (1, builtin ("max", nargout, 1));
      [varargout{:}] = size (cell (height (T), width (T)), varargin{:});
    end
    function count = numel (T, varargin)
      count = 1;  % what Octave asks before it indexes
    end
    function count = length (T)
      count = builtin ("max", size (T));
    end
    function answer = isempty (T)
      answer = height (T) == 0 || width (T) == 0;
    end
    function answer = istable (T)
      answer = true;
    end
    function place = end (T, k, n)
      place = size (T, k);
    end
    function where = column_places (T, which)
      % The numbers of the columns that a name, several names, numbers or ":" stand for.
      if (ischar (which) && strcmp (which, ":"))
        where = 1:width (T);
      elseif (ischar (which) || iscellstr (which))
        [found, where] = ismember (cellstr (which), T.names);
        if (! builtin ("all", found))
          error ("the table has no column '%s'", cellstr (which){find (! found, 1)});
        end
      else
        where = (1:builtin ("max", [width(T), which(:).' * ! islogical(which)]))(which);
      end
    end
    function value = subsref (T, steps)
      switch (steps(1).type)
        case "."
          if (strcmp (steps(1).subs, "Properties"))
            value = struct ("VariableNames", {T.names}, "RowNames", {{}}, "Description", "", "UserData", []);
          elseif (strcmp (steps(1).subs, "Variables"))
            value = horzcat (T.columns{:});
          else
            value = T.columns{column_places (T, steps(1).subs)};
          end
        case "()"
          places = column_places (T, steps(1).subs{2});
          value = table_of_columns (T.names(places), cellfun (@(column) column(steps(1).subs{1}, :), ...
                                                              T.columns(places), "UniformOutput", false));
        case "{}"
          places = column_places (T, steps(1).subs{2});
          parts = cellfun (@(column) column(steps(1).subs{1}, :), T.columns(places), "UniformOutput", false);
          value = horzcat (parts{:});
          if (iscellstr (value) && isscalar (value))
            value = value{1};
          end
      end
      if (numel (steps) > 1)
        value = subsref (value, steps(2:end));
      end
    end
    function T = subsasgn (T, steps, value)
      further = numel (steps) > 1;
      switch (steps(1).type)
        case "."
          name = steps(1).subs;
          if (strcmp (name, "Properties"))
            if (further && strcmp (steps(2).subs, "VariableNames"))
              names = T.names;
              if (numel (steps) > 2)
                names = subsasgn (names, steps(3:end), value);
              else
                names = value;
              end
              T.names = names;
            end
            return;
          end
          place = find (strcmp (name, T.names), 1);
          if (isempty (place))
            place = numel (T.names) + 1;
          end
          if (further)
            column = zeros (height (T), 1);
            if (place <= numel (T.names))
              column = T.columns{place};
            end
            value = subsasgn (column, steps(2:end), value);
          elseif (isequal (value, []) && place <= numel (T.names) && height (T) > 0)
            T.names(place) = [];
            T.columns(place) = [];
            return;
          elseif (isscalar (value) && height (T) > 1)
            value = repmat (value, height (T), 1);
          end
          T.names{place} = name;
          T.columns{place} = value;
        otherwise
          rows = steps(1).subs{1};
          if (isnumeric (value) && isempty (value) && strcmp (steps(1).type, "()"))
            if (ischar (rows))
              kept = setdiff (1:width (T), column_places (T, steps(1).subs{2}));
              T = table_of_columns (T.names(kept), T.columns(kept));
            else
              for k = 1:width (T)
                T.columns{k}(rows, :) = [];
              end
            end
            return;
          end
          if (isa (value, "table_of_columns"))
            value = value.columns;
          elseif (! iscell (value))
            value = num2cell (value, 1);
          end
          places = column_places (T, steps(1).subs{2});
          if (width (T) == 0)
            places = 1:numel (value);
            T.names = arrayfun (@(k) sprintf ("Var%d", k), places, "UniformOutput", false);
            T.columns = repmat ({[]}, 1, numel (places));
          end
          for k = 1:numel (places)
            part = value{k};
            if (ischar (part) || iscell (T.columns{places(k)}))
              if (isempty (T.columns{places(k)}))
                T.columns{places(k)} = {};
              end
              T.columns{places(k)}(rows, 1) = part;
            else
              T.columns{places(k)}(rows, :) = part;
            end
          end
      end
    end
    function T = vertcat (varargin)
      T = varargin{1};
      for k = 2:nargin
        if (width (T) == 0)
          T = varargin{k};
          continue;
        end
        for c = 1:width (T)
          T.columns{c} = [T.columns{c}; varargin{k}.columns{column_places(varargin{k}, T.names{c})}];
        end
      end
    end
    function T = horzcat (varargin)
      T = varargin{1};
      for k = 2:nargin
        T = table_of_columns ([T.names, varargin{k}.names], [T.columns, varargin{k}.columns]);
      end
    end
    function T = addvars (T, varargin)
      for k = 1:nargin - 1
        if (ischar (varargin{k}) && strcmpi (varargin{k}, "NewVariableNames"))
          T.names(end-k+2:end) = cellstr (varargin{k+1});
          break;
        end
        T = table_of_columns ([T.names, {sprintf("Var%d", width (T) + 1)}], [T.columns, varargin(k)]);
      end
    end
    function T = removevars (T, which)
      kept = setdiff (1:width (T), column_places (T, which));
      T = table_of_columns (T.names(kept), T.columns(kept));
    end
    function T = head (T, count)
      if (nargin < 2)
        count = 8;
      end
      part = chosen (T, 1:builtin ("min", count, height (T)));
      if (nargout == 0)
        disp (part);
      end
      T = part;
    end
    function T = tail (T, count)
      if (nargin < 2)
        count = 8;
      end
      part = chosen (T, builtin ("max", 1, height (T) - count + 1):height (T));
      if (nargout == 0)
        disp (part);
      end
      T = part;
    end
    function [T, order] = sortrows (T, which, direction)
      if (nargin < 2)
        which = 1;
      end
      if (nargin < 3)
        direction = "ascend";
      end
      [~, order] = sort (T.columns{column_places (T, which)(1)}, direction);
      T = chosen (T, order);
    end
    function T = chosen (T, rows)
      T.columns = cellfun (@(column) column(rows, :), T.columns, "UniformOutput", false);
    end
    function summary (T)
      for k = 1:width (T)
        column = T.columns{k};
        printf ("%s: %d rows", T.names{k}, size (column, 1));
        if (isnumeric (column) && ! isempty (column))
          printf (", min %g, median %g, max %g", min (column(:)), median (column(:)), max (column(:)));
        end
        printf ("\n");
      end
    end
    function x = table2array (T)
      x = horzcat (T.columns{:});
    end
    function x = table2cell (T)
      parts = T.columns;
      numbers = ! cellfun (@iscell, parts);
      parts(numbers) = cellfun (@num2cell, parts(numbers), "UniformOutput", false);
      x = horzcat (parts{:});
    end
    function x = table2struct (T)
      x = cell2struct (table2cell (T), T.names, 2);
    end
    function names = fieldnames (T)
      names = T.names(:);
    end
    function writetable (T, name, varargin)
      fid = fopen (name, "w");
      lines = [T.names; table2cell(T)];
      for k = 1:size (lines, 1)
        texts = cellfun (@(value) num2str (value, 15), lines(k, :), "UniformOutput", false);
        fprintf (fid, "%s\n", strjoin (texts, ","));
      end
      fclose (fid);
    end
    function disp (T)
      printf ("    %s\n", strjoin (T.names, "    "));
      lines = table2cell (T);
      for k = 1:size (lines, 1)
        texts = cellfun (@(value) num2str (value, 5), lines(k, :), "UniformOutput", false);
        printf ("    %s\n", strjoin (texts, "    "));
      end
    end
  end
end
